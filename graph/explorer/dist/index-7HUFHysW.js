const __vite__mapDeps=(i,m=__vite__mapDeps,d=(m.f||(m.f=["map-CjSwLCb_.js","d3-force-7mSM_MP0.js","network-BM9wvsJe.js"])))=>i.map(i=>d[i]);
var e,t,n,r,i,a,o,s,c,l,u,d=Symbol.for(`pv`),f={},p=[],m=/^m(i|n|o|s|text|space)$/,h=Array.isArray,g=p.slice,_=Object.assign;function v(e){e&&e.parentNode&&e.remove()}function y(e,t,n){var r,i,a,o={},s=arguments.length;for(a in t)a==`key`?r=t[a]:a==`ref`&&typeof e!=`function`?i=t[a]:o[a]=t[a];return s>2&&(o.children=s>3?g.call(arguments,2):n),b(e,o,r,i,null)}function b(n,r,i,a,o){var s={type:n,props:r,key:i,ref:a,__k:null,__:null,__b:0,__e:null,__c:null,constructor:d,__v:o||++t,__i:-1,__u:0};return!o&&e.vnode&&e.vnode(s),s}function x(e){return e.children}function S(e,t){this.props=e,this.context=t,this.__g=0}function C(e,t){if(t==null)return e.__&&C(e.__,e.__i+1);for(var n;t<e.__k.length;t++)if((n=e.__k[t])&&n.__e)return n.__e;return typeof e.type!=`function`||e.props.__P?null:C(e)}function w(t){var n,r=t.__v,i=r.__e,a=[],o=[],s=t.__P;s&&((n=_({constructor:d},r)).__v=r.__v+1,e.vnode&&e.vnode(n),ce(s,n,r,t.__n,s.namespaceURI,32&r.__u?[i]:null,a,i||C(r),32&r.__u,o),n.__v=r.__v,n.__.__k[n.__i]=n,de(a,n,o),r.__=r.__e=null,n.__e!=i&&ee(n))}function ee(e){if((e=e.__)&&e.__c&&!e.props.__P)return e.__e=null,e.__k.some(function(t){return t&&(e.__e=t.__e)}),ee(e)}function T(t){(8&t.__g||(t.__g|=8,r.push(t),a++))&&i==e.debounceRendering||((i=e.debounceRendering)||queueMicrotask)(E)}function E(){try{for(var e,t=1;r.length;)r.length>t&&r.sort(o),e=r.shift(),t=r.length,8&e.__g&&w(e)}finally{(a=r.length)&&(i||queueMicrotask)(E)}}function te(e,t,n,r,i,a,o,s,c,l,u){var d,m,h,g,_,v,y=r.__k||p,b=t.length;for(c=ne(n,t,y,c,b),d=0;d<b;d++)(h=n.__k[d])!=null&&(m=~h.__i&&y[h.__i]||f,h.__i=d,v=ce(e,h,m,i,a,o,s,c,l,u),g=h.__e,(m.ref!=h.ref||8&m.__u)&&(m.ref&&pe(m.ref,null,h,m),h.ref&&u.push(h.ref,h.__c||g,h)),_||=g,4&h.__u?(c=re(h,c,e,!m.__v),m.__e&&(m.__e=null)):typeof h.type==`function`&&v!==void 0?c=v:g&&(c=g.nextSibling),h.__u&=-21);return n.__e=_,c}function ne(e,t,n,r,i){var a,o,s,c,l,u,f,p,m,g=n.length,_=g,v=0,y=0,S=e.__k=Array(i);for(a=0;a<i;a++)(o=t[a])!=null&&typeof o!=`boolean`&&typeof o!=`function`?(typeof o!=`object`||o.constructor===String?o=S[a]=b(null,o):h(o)?o=S[a]=b(x,{children:o}):o.constructor===d&&o.__b?o=S[a]=b(o.type,o.props,o.key,o.ref,o.__v):S[a]=o,c=a+v,o.__=e,o.__b=e.__b+1,s=null,~(l=o.__i=ie(o,n,c,_))&&(_--,(s=n[l])&&(s.__u|=2)),s&&s.__v?(o.__u|=16,l==c-1?v--:l==c+1?v++:l!=c&&(l>c?v--:v++,y=1)):(~l||(i>g?v--:i<g&&v++),typeof o.type!=`function`&&(o.__u|=4))):S[a]=null;if(y){for(u=[],f=[],a=0;a<i;a++)if((o=S[a])&&16&o.__u){for(v=0,p=u.length;v<p;)u[m=v+p>>1]<o.__i?v=m+1:p=m;u[v]=o.__i,f[a]=v+1}for(v=u.length;a--;)f[a]&&(f[a]==v?v--:S[a].__u|=4)}if(_)for(a=0;a<g;a++)!(s=n[a])||2&s.__u||(s.__e==r&&(r=C(s)),me(s,s));return r}function re(e,t,n,r){var i,a,o,s;if(typeof e.type==`function`){if(e.props.__P)return t;if(i=e.__k)for(a=0;a<i.length;a++)i[a]&&(i[a].__=e,t=re(i[a],t,n,!1));return t}for(t&&!t.parentNode&&(t=C(e))&&!t.parentNode&&(t=null),o=e.__e,s=t;s&&s.nodeType==8;)s=s.nextSibling;for(o!=s&&(!r&&n.moveBefore&&o.parentNode?n.moveBefore(o,t):n.insertBefore(o,t||null)),t=o;(t&&=t.nextSibling)&&t.nodeType==8&&!t.data.startsWith(`$s`););return t}function ie(e,t,n,r){var i,a=e.key,o=e.type,s=t[n],c=s&&!(2&s.__u);if(s===null&&a==null||c&&a==s.key&&o==s.type)return n;if(r>+!!c){for(i=n-1;i>=0;i--)if((s=t[i])&&!(2&s.__u)&&a==s.key&&o==s.type)return i;for(i=n+1;i<t.length;i++)if((s=t[i])&&!(2&s.__u)&&a==s.key&&o==s.type)return i}return-1}function ae(e,t,n){n??=``,t[0]==`-`?e.setProperty(t,n):e[t]=n}function oe(e,t,n,r,i){var a,o;if(t==`style`){if(typeof n==`string`)e.style.cssText=n;else{if(typeof r==`string`&&(e.style.cssText=r=``),r)for(t in r)n&&t in n||ae(e.style,t);if(n)for(t in n)r&&n[t]==r[t]||ae(e.style,t,n[t])}}else if(t[0]==`o`&&t[1]==`n`)typeof n!=`function`&&(n=null),typeof r!=`function`&&(r=null),(e.__e||={})[t]=n,n&&r||(o=u[t]||(u[t]=se(t)),(e.__a||={})[t]=l,a=t!=(t=t.replace(c,`$1`)),(t=t.slice(2))[0]<`a`&&(t=t.toLowerCase()),n?e.addEventListener(t,o,a):e.removeEventListener(t,o,a));else{if(i==`http://www.w3.org/2000/svg`)t=t.replace(/xlink(H|:h)/,`h`).replace(/sName$/,`s`);else if(t!=`width`&&t!=`height`&&t!=`href`&&t!=`list`&&t!=`form`&&t!=`tabIndex`&&t!=`download`&&t!=`rowSpan`&&t!=`colSpan`&&t!=`role`&&t!=`popover`&&t in e)try{e[t]=n??``;return}catch{}if(typeof n==`function`)return;n==null||!1===n&&t[4]!=`-`?e.removeAttribute(t):e.setAttribute(t,t==`popover`&&n==1?``:n)}}function se(t){return function(n){var r=this.__e;if(r){if(r=r[t],n[s]==null)n[s]=l++;else if(n[s]<this.__a[t])return;return r(e.event?e.event(n):n)}}}function ce(t,n,r,i,a,o,s,c,l,u){var f,m,g,y,b,w,ee,T,E,ne,re,ie,ae,oe,se,ce,de,pe,ge=n.type;if(n.constructor!==d)return null;128&r.__u&&(l=32&r.__u,f=r.__c.__z)&&(n.__u|=l,m=o=[],f.nodeType==8?c=le(f,o):o.push(f),c=o[0]||c),(f=e.__b)&&f(n);n:if(typeof ge==`function`){g=s.length;try{if(T=n.props,E=(f=ge.prototype)&&f.render,ne=(f=ge.contextType)&&i[f.__c],re=f?ne?ne.props.value:f.__:i,(y=r.__c)?(n.__c=y,2&y.__g&&(y.__g|=1)):(E?n.__c=y=new ge(T,re):(n.__c=y=new S(T,re),y.constructor=ge,y.render=he),ne&&ne.sub(y),y.state||(y.state={}),y.__n=i,y.__g|=8,y.__h=[],y.__k=[]),E&&(y.__s||(y.__s=y.state),ge.getDerivedStateFromProps&&(y.__s==y.state&&(y.__s=_({},y.__s)),_(y.__s,ge.getDerivedStateFromProps(T,y.__s)))),b=y.props,w=y.state,y.__v=n,r.__c){if(T!==b&&E&&!ge.getDerivedStateFromProps&&y.componentWillReceiveProps&&y.componentWillReceiveProps(T,re),n.__v==r.__v&&!(8&y.__g)||!(4&y.__g)&&y.shouldComponentUpdate&&!1===y.shouldComponentUpdate(T,y.__s,re)){n.__v!=r.__v&&(y.props=T,y.state=y.__s,y.__g&=-9),n.__e=r.__e,n.__k=r.__k,n.__k.some(function(e){e&&(e.__=n)}),p.push.apply(y.__h,y.__k),y.__k=[],y.__h.length&&s.push(y),c=C(r);break n}y.componentWillUpdate&&y.componentWillUpdate(T,y.__s,re),E&&y.componentDidUpdate&&y.__h.push(function(){y.componentDidUpdate(b,w,ee)})}else E&&!ge.getDerivedStateFromProps&&y.componentWillMount&&y.componentWillMount(),E&&y.componentDidMount&&y.__h.push(y.componentDidMount);y.context=re,y.props=T,y.__P=t,y.__g&=-5,ie=e.__r,ae=E?25:0;do y.__g&=-9,ie&&ie(n),f=y.render(y.props,y.state=y.__s,y.context);while(8&y.__g&&++ae<25);E&&(p.push.apply(y.__h,y.__k),y.__k=[]),y.state=y.__s,y.getChildContext&&(i=_({},i,y.getChildContext())),E&&r.__c&&y.getSnapshotBeforeUpdate&&(ee=y.getSnapshotBeforeUpdate(b,w)),oe=f&&f.type===x&&f.key==null?f.props.children:f,T.__P&&(f=c,a=(t=T.__P).namespaceURI,l=o=null,r.props&&r.props.__P!=t&&(r.__k.some(function(e){e&&me(e,e)}),r.__k=null),c=r.__k?C(r,0):null),c=te(t,h(oe)?oe:[oe],n,r,i,a,o,s,c,l,u),T.__P&&(n.__e=null,c=f),n.__u&=-161,m&&m.some(v),y.__h.length&&s.push(y),1&y.__g&&(y.__g&=-4)}catch(t){if(s.length=g,n.__v=null,l||o){if(t&&t.then){if(n.__u|=128|l,o){for(~(de=o.indexOf(c||void 0))||(de=o.length);(pe=o[de-1])&&pe.nodeType==8;)de--;for(;de<o.length;de++)if(pe=o[de]){if(o[de]=null,se){if(pe==ce)break}else{if(pe.nodeType!=8)break;pe.data.startsWith(`$s`)&&(ce=le(se=pe))}}}if(!se){for(;c&&c.nodeType==8&&c.nextSibling;)c=c.nextSibling;se=c}(f=le(se=n.__c.__z||(n.__c.__z=se)))?(n.__e=se,c=f):n.__e=c,c&&=c.nextSibling}else o&&o.some(v)}else n.__e=r.__e;n.__k||=r.__k||[],t&&t.then||ue(n),e.__e(t,n,r)}}else c=n.__e=fe(r.__e,n,r,i,a,o,s,l,u,t);return(f=e.diffed)&&f(n),c}function le(e,t){if(e&&e.nodeType==8&&e.data.startsWith(`$s`))for(var n=1;e=e.nextSibling;){if(e.nodeType==8){if(e.data.startsWith(`$s`))n++;else if(e.data.startsWith(`/$s`)&&!--n)return e}t&&t.push(e)}}function ue(e){e&&(e.__c&&(e.__c.__g|=4),e.__k&&e.__k.some(ue))}function de(t,n,r){for(var i=0;i<r.length;)pe(r[i++],r[i++],r[i++]);e.__c&&e.__c(n,t),t.some(function(n){try{t=n.__h,n.__h=[],t.some(function(e){e.call(n)})}catch(t){e.__e(t,n.__v)}})}function fe(t,n,r,i,a,o,s,c,l,u){var d,p,_,y,b,x,S,w,ee=r.props||f,T=n.props,E=n.type;if(E==`svg`?a=`http://www.w3.org/2000/svg`:E==`math`?a=`http://www.w3.org/1998/Math/MathML`:a||=`http://www.w3.org/1999/xhtml`,o){for(d=0;d<o.length;d++)if((b=o[d])&&(E?b.localName==E:b.nodeType==3)){t=b,o[d]=null;break}}if(!t){if(w=u.ownerDocument||document,!E)return w.createTextNode(T);t=w.createElementNS(a,E,T.is?T:u),c&&=(e.__m&&e.__m(n,o),!1),o=null}if(E){if(u=E==`template`&&t.content||t,o=E==`textarea`&&T.defaultValue!=null?null:o&&g.call(u.childNodes),!c&&o)for(ee={},d=0;d<t.attributes.length;d++)ee[(b=t.attributes[d]).name]=b.value;for(d in ee)b=ee[d],d==`dangerouslySetInnerHTML`?_=b:d==`children`||d in T||d==`value`&&`defaultValue`in T||d==`checked`&&`defaultChecked`in T||oe(t,d,null,b,a);for(d in T)b=T[d],d==`children`?y=b:d==`dangerouslySetInnerHTML`?p=b:d==`value`?x=b:d==`checked`?S=b:c&&typeof b!=`function`||ee[d]===b||oe(t,d,b,ee[d],a);p?(c||_&&(p.__html==_.__html||p.__html==t.innerHTML)||(t.innerHTML=p.__html),n.__k=[]):(_&&(t.textContent=``),(E==`foreignObject`||a==`http://www.w3.org/1998/Math/MathML`&&m.test(E))&&(a=`http://www.w3.org/1999/xhtml`),te(u,h(y)?y:[y],n,r,i,a,o,s,o?o[0]:r.__k&&C(r,0),c,l),o&&o.some(v)),c&&E!=`textarea`||(d=`value`,E==`progress`&&x==null?t.removeAttribute(d):x==null||x===t[d]&&(E!=`progress`||x)||oe(t,d,x,ee[d],a),d=`checked`,S!=null&&S!=t[d]&&oe(t,d,S,ee[d],a))}else ee===T||c&&t.data==T||(t.data=T);return t}function pe(t,n,r,i){try{typeof t==`function`?n?n.__x=t(n)||1:(i&&=i.__c||i.__e)&&(n=i.__x)&&(i.__x=null,typeof n==`function`?n():t(null)):t.current=n}catch(t){e.__e(t,r)}}function me(t,n,r){var i,a,o,s;if(e.unmount&&e.unmount(t),!(i=t.ref)||i.current&&i.current!=t.__e||pe(i,null,n,t),i=t.__c){if(i.componentWillUnmount)try{i.componentWillUnmount()}catch(t){e.__e(t,n)}i.__P=i.__n=null}if(i=t.__k)for(s=0;s<i.length;s++)i[s]&&me(i[s],n,typeof t.type!=`function`||r&&!t.props.__P);!r&&(i=t.__c)&&(i=i.__z)&&(a=le(i,o=[]))&&(i==t.__e&&o.some(v),v(a),v(i)),r||v(t.__e),t.__e=t.__c=t.__=null}function he(e,t,n){return this.constructor(e,n)}function ge(t,n){var r,i,a,o;e.__&&e.__(t,n),n.nodeType==9&&(n=n.documentElement),i=(r=t&&32&t.__u)?null:n.__k,n.__k=b(x,{children:[t]}),a=[],o=[],ce(n,n.__k,i||f,f,n.namespaceURI,i?null:n.firstChild?g.call(n.childNodes):null,a,i?i.__e:n.firstChild,r,o),de(a,n.__k,o),n.__k.props.children=null}e={__e:function(e,t,n,r){for(var i,o,s;t=t.__;)if((i=t.__c)&&!(1&i.__g)){i.__g|=4;try{if((s=(o=i.constructor)&&o.getDerivedStateFromError)&&i.setState(o.getDerivedStateFromError(e)),i.componentDidCatch&&(i.componentDidCatch(e,r||{}),s=1),s&&8&i.__g)return void(i.__g|=2)}catch(t){e=t}}throw a=0,e}},t=0,n=function(e){return e!=null&&e.constructor===d},S.prototype.setState=function(e,t){var n=this.__s;n&&n!=this.state||(n=this.__s=_({},this.state)),typeof e==`function`&&(e=e(_({},n),this.props)),e&&(_(n,e),this.__v&&(t&&this.__k.push(t),T(this)))},S.prototype.forceUpdate=function(e){this.__v&&(this.__g|=4,e&&this.__h.push(e),T(this))},S.prototype.render=x,r=[],a=0,o=function(e,t){return e.__v.__b-t.__v.__b},s=Symbol(),c=/(PointerCapture)$|Capture$/i,l=0,u={};var _e,D,ve,ye,be=Object.is,xe=0,Se=[],Ce=[],O=e,we=O.__b,Te=O.__r,Ee=O.diffed,De=O.__c,Oe=O.unmount,ke=O.__;function Ae(e,t){O.__h&&O.__h(D,e,xe||t),xe=0;var n=D.__H||(D.__H={__:[],__h:[]});return e>=n.__.length&&n.__.push({}),n.__[e]}function k(e){return xe=1,je(Be,e)}function je(e,t,n){var r=Ae(_e++,2);if(r.t=e,!r.__c&&(r.__=[n?n(t):Be(void 0,t),function(e){var t=(r.__N||r.__)[0],n=r.t(t,e);be(t,n)||(r.__N=[n,r.__[1]],r.__c.setState({}))}],r.__c=D,!D.__f)){D.__f=!0;var i=D.shouldComponentUpdate;D.shouldComponentUpdate=function(e,t,n){var r=this.__H;if(!r)return!0;var a=!1,o=this.props!=e;if(r.__.some(function(e){e.__N&&(a=!0,be(e.__[0],e.__N[0])||(o=!0))}),i){var s=i.call(this,e,t,n);return a?s||o:s}return!a||o}}return r.__}function A(e,t){var n=Ae(_e++,3);!O.__s&&ze(n.__H,t)&&(n.__P=!0,n.__=e,n.u=t,D.__H.__h.push(n))}function Me(e,t){var n=Ae(_e++,4);!O.__s&&ze(n.__H,t)&&(n.__P=!1,n.__=e,n.u=t,D.__h.push(n))}function j(e){return xe=5,M(function(){return{current:e}},[])}function M(e,t){var n=Ae(_e++,7);return ze(n.__H,t)&&(n.__=e(),n.__H=t),n.__}function Ne(){var e;do{for(;e=Ce.shift();)try{Le(e)}catch(t){O.__e(t,{__:(e=e.__P)&&e.__v})}for(;e=Se.shift();){var t=e.__H;if(e.__P&&t)try{t.__h.some(Le),t.__h.some(Re),t.__h=[]}catch(n){t.__h=[],O.__e(n,e.__v)}}}while(Ce.length)}O.__b=function(e){D=null,we&&we(e)},O.__=function(e,t){e&&t.__k&&t.__k.__m&&(e.__m=t.__k.__m),ke&&ke(e,t)},O.__r=function(e){Te&&Te(e),_e=0;var t=(D=e.__c).__H;t&&(ve==D?D.__h=[]:(t.__h.some(Le),t.__h.some(Re),_e=0),t.__h=[],t.__.some(function(e){e.__N&&(e.__=e.__N),e.u=e.__N=void 0})),ve=D},O.diffed=function(e){Ee&&Ee(e);var t=e.__c;t&&t.__H&&(t.__H.__h.length&&Ie(Se.push(t)),t.__H.__.some(function(e){e.u&&(e.__H=e.u)})),ve=D=null},O.__c=function(e,t){t.some(function(e){try{e.__h.some(Le),e.__h=e.__h.filter(function(e){return!e.__||Re(e)})}catch(t){e.__h=[function(){throw t}]}}),De&&De(e,t)},O.unmount=function(e){Oe&&Oe(e);var t,n,r=e.__c;r&&r.__H&&(r.__H.__.some(function(r){try{if(r.__P&&r.__c){if(n===void 0){for(n=e.__;n&&(!n.__c||!n.__c.__P);)n=n.__;n&&=n.__c}r.__P=n,Ie(Ce.push(r))}else Le(r)}catch(e){t=e}}),r.__H=void 0,t&&O.__e(t,r.__v))};var Pe=typeof requestAnimationFrame==`function`;function Fe(e){var t,n=function(){clearTimeout(r),Pe&&cancelAnimationFrame(t),setTimeout(e)},r=setTimeout(n,35);Pe&&(t=requestAnimationFrame(n))}function Ie(e){e!=1&&ye==O.requestAnimationFrame||((ye=O.requestAnimationFrame)||Fe)(Ne)}function Le(e){var t=D,n=e.__c;typeof n==`function`&&(e.__c=void 0,n()),D=t}function Re(e){var t=D;e.__c=e.__(),D=t}function ze(e,t){return!e||e.length!=t.length||t.some(function(t,n){return!be(t,e[n])})}function Be(e,t){return typeof t==`function`?t(e):t}var Ve=Symbol.for(`preact-signals`);function He(){if(qe>1)qe--;else{var e,t=!1;for((function(){var e=Ze;for(Ze=void 0;e!==void 0;){var t=e.S;if(t.v===e.v)for(var n=t.t;n!==void 0;n=n.x)n.i===e.i&&(n.i=t.i);e=e.o}})();Ke!==void 0;){var n=Ke;for(Ke=void 0,Je++;n!==void 0;){var r=n.u;if(n.u=void 0,n.f&=-3,!(8&n.f)&&et(n))try{n.c()}catch(n){t||=(e=n,!0)}n=r}}if(Je=0,qe--,t)throw e}}function Ue(e){if(qe>0)return e();Xe=++Ye,qe++;try{return e()}finally{He()}}var We,N=void 0;function Ge(e){var t=N,n=We;N=void 0,We=void 0;try{return e()}finally{N=t,We=n}}var Ke=void 0,qe=0,Je=0,Ye=0,Xe=0,Ze=void 0,Qe=0;function $e(e){if(N!==void 0){var t=e.n;if(t===void 0||t.t!==N)return t={i:0,S:e,p:N.s,n:void 0,t:N,e:void 0,x:void 0,r:t},N.s!==void 0&&(N.s.n=t),N.s=t,e.n=t,32&N.f&&e.S(t),t;if(t.i===-1)return t.i=0,t.n!==void 0&&(t.n.p=t.p,t.p!==void 0&&(t.p.n=t.n),t.p=N.s,t.n=void 0,N.s.n=t,N.s=t),t}}function P(e,t){this.v=e,this.i=0,this.n=void 0,this.t=void 0,this.l=0,this.W=t?.watched,this.Z=t?.unwatched,this.name=t?.name}P.prototype.brand=Ve,P.prototype.h=function(){return!0},P.prototype.S=function(e){var t=this,n=this.t;n!==e&&e.e===void 0&&(e.x=n,this.t=e,n===void 0?Ge(function(){var e;(e=t.W)==null||e.call(t)}):n.e=e)},P.prototype.U=function(e){var t=this;if(this.t!==void 0){var n=e.e,r=e.x;n!==void 0&&(n.x=r,e.e=void 0),r!==void 0&&(r.e=n,e.x=void 0),e===this.t&&(this.t=r,r===void 0&&Ge(function(){var e;(e=t.Z)==null||e.call(t)}))}},P.prototype.subscribe=function(e){var t=this;return lt(function(){var n=t.value;Ge(function(){return e(n)})},{name:`sub`})},P.prototype.valueOf=function(){return this.value},P.prototype.toString=function(){return this.value+``},P.prototype.toJSON=function(){return this.value},P.prototype.peek=function(){var e=this;return Ge(function(){return e.value})},Object.defineProperty(P.prototype,"value",{get:function(){var e=$e(this);return e!==void 0&&(e.i=this.i),this.v},set:function(e){if(e!==this.v){if(Je>100)throw Error(`Cycle detected`);(function(e){qe!==0&&Je===0&&e.l!==Xe&&(e.l=Xe,Ze={S:e,v:e.v,i:e.i,o:Ze})})(this),this.v=e,this.i++,Qe++,qe++;try{for(var t=this.t;t!==void 0;t=t.x)t.t.N()}finally{He()}}}});function F(e,t){return new P(e,t)}function et(e){for(var t=e.s;t!==void 0;t=t.n)if(t.S.i!==t.i||!t.S.h()||t.S.i!==t.i)return!0;return!1}function tt(e){for(var t=e.s;t!==void 0;t=t.n){var n=t.S.n;if(n!==void 0&&(t.r=n),t.S.n=t,t.i=-1,t.n===void 0){e.s=t;break}}}function nt(e){for(var t=e.s,n=void 0;t!==void 0;){var r=t.p;t.i===-1?(t.S.U(t),r!==void 0&&(r.n=t.n),t.n!==void 0&&(t.n.p=r)):n=t,t.S.n=t.r,t.r!==void 0&&(t.r=void 0),t=r}e.s=n}function rt(e,t){P.call(this,void 0,t),this.x=e,this.s=void 0,this.g=Qe-1,this.f=4}rt.prototype=new P,rt.prototype.h=function(){if(this.f&=-3,1&this.f)return!1;if((36&this.f)==32||(this.f&=-5,this.g===Qe))return!0;if(this.g=Qe,this.f|=1,this.i>0&&!et(this))return this.f&=-2,!0;var e=N;try{tt(this),N=this;var t=this.x();(16&this.f||this.v!==t||this.i===0)&&(this.v=t,this.f&=-17,this.i++)}catch(e){this.v=e,this.f|=16,this.i++}return N=e,nt(this),this.f&=-2,!0},rt.prototype.S=function(e){if(this.t===void 0){this.f|=36;for(var t=this.s;t!==void 0;t=t.n)t.S.S(t)}P.prototype.S.call(this,e)},rt.prototype.U=function(e){if(this.t!==void 0&&(P.prototype.U.call(this,e),this.t===void 0)){this.f&=-33;for(var t=this.s;t!==void 0;t=t.n)t.S.U(t)}},rt.prototype.N=function(){if(!(2&this.f)){this.f|=6;for(var e=this.t;e!==void 0;e=e.x)e.t.N()}},Object.defineProperty(rt.prototype,"value",{get:function(){if(1&this.f)throw Error(`Cycle detected`);var e=$e(this);if(this.h(),e!==void 0&&(e.i=this.i),16&this.f)throw this.v;return this.v}});function it(e,t){return new rt(e,t)}function at(e){var t=e.j;if(e.j=void 0,typeof t==`function`){qe++;var n=N;N=void 0;try{t()}catch(t){throw e.f&=-2,e.f|=8,ot(e),t}finally{N=n,He()}}}function ot(e){for(var t=e.s;t!==void 0;t=t.n)t.S.U(t);e.x=void 0,e.s=void 0,at(e)}function st(e){if(N!==this)throw Error(`Out-of-order effect`);nt(this),N=e,this.f&=-2;try{8&this.f&&ot(this)}finally{He()}}function ct(e,t){this.x=e,this.j=void 0,this.s=void 0,this.u=void 0,this.f=32,this.name=t?.name,We&&We.push(this)}ct.prototype.c=function(){var e=this.S();try{if(8&this.f||this.x===void 0)return;var t=this.x();typeof t==`function`&&(this.j=t)}finally{e()}},ct.prototype.S=function(){if(1&this.f)throw Error(`Cycle detected`);this.f|=1,this.f&=-9,at(this),tt(this),qe++;var e=N;return N=this,st.bind(this,e)},ct.prototype.N=function(){2&this.f||(this.f|=2,this.u=Ke,Ke=this)},ct.prototype.d=function(){this.f|=8,1&this.f||ot(this)},ct.prototype.dispose=function(){this.d()};function lt(e,t){var n=new ct(e,t);try{n.c()}catch(e){throw n.d(),e}var r=n.d.bind(n);return r[Symbol.dispose]=r,r}var ut,dt,ft=typeof window<`u`&&!!window.__PREACT_SIGNALS_DEVTOOLS__,pt=[];lt(function(){ut=this.N})();function mt(t,n){e[t]=n.bind(null,e[t]||function(){})}function ht(e){if(dt){var t=dt;dt=void 0,t()}dt=e&&e.S()}function gt(e){var t=this,r=e.data,i=vt(r);i.name=`ReactiveDom`,i.value=r;var a=M(function(){for(var e=t,r=t.__v;r=r.__;)if(r.__c){r.__c.__$f|=4;break}var a=it(function(){var e=i.value.value;return e===0?0:!0===e?``:e||``}),o=it(function(){return!Array.isArray(a.value)&&!n(a.value)}),s=lt(function(){if(this.N=xt,o.value){var t=a.value;e.__v&&e.__v.__e&&e.__v.__e.nodeType===3&&(e.__v.__e.data=t)}}),c=t.__$u.d;return t.__$u.d=function(){s(),c.call(this)},[o,a]},[]),o=a[0],s=a[1];return o.value?s.peek():s.value}gt.displayName=`ReactiveTextNode`,Object.defineProperties(P.prototype,{constructor:{configurable:!0,value:y(x,null).constructor},type:{configurable:!0,value:gt},props:{configurable:!0,get:function(){var e=this;return{data:{get value(){return e.value}}}}},__b:{configurable:!0,value:1}}),mt(`__b`,function(e,t){if(ht(),typeof t.type==`string`){var n,r=t.props;for(var i in r)if(i!==`children`){var a=r[i];a instanceof P&&(n||(t.__np=n={}),n[i]=a,r[i]=a.peek())}}e(t)}),mt(`__r`,function(e,t){if(e(t),t.type!==x){ht();var n,r=t.__c;r&&(r.__$f&=-2,(n=r.__$u)===void 0&&(r.__$u=n=function(e,t){var n;return lt(function(){n=this},{name:t}),n.c=e,n}(function(e){return function(){var t;ft&&((t=this.y)==null||t.call(this)),e.__$f|=1,e.setState({})}}(r),typeof t.type==`function`?t.type.displayName||t.type.name:``))),ht(n)}}),mt(`__e`,function(e,t,n,r){ht(),e(t,n,r)}),mt(`diffed`,function(e,t){ht();var n;if(typeof t.type==`string`&&(n=t.__e)){var r=t.__np,i=t.props,a=n.U;if(a)for(var o in a){var s=a[o];s===void 0||r&&o in r||(s.d(),a[o]=void 0)}if(r)for(var c in a||(a={},n.U=a),r){var l=a[c],u=r[c];l===void 0?(l=_t(n,c,u,i),a[c]=l):l.o(u,i)}}e(t)});function _t(e,t,n,r){var i=t in e&&e.ownerSVGElement===void 0,a=F(n);return{o:function(e,t){a.value=e,r=t},d:lt(function(){this.N=xt;var n=a.value.value;r[t]!==n&&(r[t]=n,i?e[t]=n:n!=null&&(!1!==n||t[4]===`-`)?e.setAttribute(t,n):e.removeAttribute(t))})}}mt(`unmount`,function(e,t){if(typeof t.type==`string`){var n=t.__e;if(n){var r=n.U;if(r)for(var i in n.U=void 0,r){var a=r[i];a&&a.d()}}var o=t.__np;if(o){var s=t.props;for(var c in o)s[c]=o[c]}t.__np=void 0}else{var l=t.__c;if(l){l.__$f|=8;var u=l.__$u;u&&(l.__$u=void 0,u.d())}}e(t)}),mt(`__h`,function(e,t,n,r){r<3&&(t.__$f|=2),e(t,n,r)}),S.prototype.shouldComponentUpdate=function(e,t){if(this.__R)return!0;var n=this.__$u,r=n&&n.s!==void 0;for(var i in t)return!0;if(this.__f||typeof this.u==`boolean`&&!0===this.u){var a=2&this.__$f;if(!(r||a||4&this.__$f)||1&this.__$f)return!0}else if(!(r||4&this.__$f)||3&this.__$f)return!0;for(var o in e)if(o!==`__source`&&e[o]!==this.props[o])return!0;for(var s in this.props)if(!(s in e))return!0;return!1};function vt(e,t){return M(function(){return F(e,t)},[])}var yt=function(e){queueMicrotask(function(){queueMicrotask(e)})};function bt(){Ue(function(){for(var e;e=pt.shift();)ut.call(e)})}function xt(){pt.push(this)===1&&(e.requestAnimationFrame||yt)(bt)}var I=e=>e.toLocaleString(`en`),L=(e,t,n=`${t}s`)=>`${I(e)} ${e===1?t:n}`,St=e=>e<730?L(Math.floor(e/30.44),`month`):L(Math.floor(e/365.25),`year`),R={classes:{AGREEMENT:`Agreement`,TERRITORY:`Territory`,VIOLENCE:`Violence`,CONTENTION:`Contention`,DIPLOMACY:`Diplomacy`,SUPPORT:`Support`,COERCION:`Coercion`,HUMAN_COST:`Human cost`},types:{CEASEFIRE_AGREEMENT:`Ceasefire agreement`,CEASEFIRE_VIOLATION:`Ceasefire violation`,OTHER_AGREEMENT:`Other agreement`,TERRITORY_CAPTURE:`Territory captured`,WITHDRAWAL:`Withdrawal`,SIEGE:`Siege`,BATTLE:`Battle`,AIRSTRIKE:`Airstrike`,SHELLING:`Shelling`,BOMBING:`Bombing`,CHEMICAL_ATTACK:`Chemical attack`,ARMED_ATTACK:`Armed attack`,TARGETED_KILLING:`Targeted killing`,ABDUCTION:`Abduction`,PROTEST:`Protest`,ARREST:`Arrest`,RELEASE:`Release`,POLITICAL_TRANSITION:`Political transition`,TALKS:`Talks`,DEMAND:`Demand`,THREAT:`Threat`,ACCUSATION:`Accusation`,REJECTION:`Rejection`,ENDORSEMENT:`Endorsement`,AID:`Aid`,MILITARY_SUPPORT:`Military support`,SANCTION:`Sanction`,DEPLOYMENT:`Deployment`,DISPLACEMENT:`Displacement`,CASUALTIES:`Casualties`},statuses:{OCCURRED:`Occurred`,PLANNED:`Planned`,CONDITIONAL:`Conditional`,DENIED:`Denied`},roles:{AGENT:`By`,TARGET:`Against`,PARTY:`Parties`,MEDIATOR:`Mediated by`},relations:{BACKS:`backs`,ALLIED_WITH:`is allied with`,FIGHTS:`fights`,OPPOSES:`opposes`,PART_OF:`is part of`,LEADS:`leads`,REPRESENTS:`represents`,CONTROLS:`controls`,SUCCEEDS:`succeeds`},actorKinds:{PERSON:`Person`,STATE:`State`,MILITARY:`Military`,ARMED_GROUP:`Armed group`,COALITION:`Coalition`,INTERNATIONAL_ORGANIZATION:`International organisation`,PARTY:`Party`,ORGANIZATION:`Organisation`,MEDIA:`Media`,POPULATION:`People`,OTHER:`Other`},placeKinds:{COUNTRY:`Country`,REGION:`Region`,CITY:`City`,DISTRICT:`District`,SITE:`Site`,AREA:`Area`,OTHER:`Place`},agreementStates:{DECLARED:`Declared, not yet in force`,IN_FORCE:`In force`,BREACHED:`In force, but breached`,COLLAPSED:`Collapsed`,EXPIRED:`Expired`,SUPERSEDED:`Superseded`},timeSources:{STATED:`stated in the text`,RELATIVE:`counted from the text`,DEFAULT:`the article’s date`,CORRECTED:`corrected`},views:{timeline:`Timeline`,map:`Map`,network:`Network`,list:`List`},laneKinds:{class:`Class`,actor:`Actor`,place:`Place`},listKinds:{events:`All`,disagreements:`Reports disagree`,changes:`What changed`},app:`casus`,loading:`Loading …`,skip:`Skip to the view`,errors:{unreachable:`The server does not answer. Is casus still running?`,unreadable:e=>`The server gave an answer that is none (status ${e}).`,unknown:`Something went wrong.`,retry:`Try again`,crashed:`The explorer has come to a halt. Reload the page; if that does not help, please report this:`},header:{views:`Views`,lanes:`Lanes by`,listOf:`What is listed`,api:`GraphQL`,apiTitle:`The query editor`,add:`Add articles`,live:`Live`,offline:`Not connected`,theme:`Colours`,themes:{system:`Colours: as the system`,light:`Colours: light`,dark:`Colours: dark`}},search:{label:`Search events, actors, places and articles`,placeholder:`Search events, actors, places, articles`,results:`Results`,groups:{actors:`Actor`,places:`Place`,events:`Event`,articles:`Article`,words:`Filter`},byWords:e=>`Only events with “${e}”`,found:e=>e>0?`${L(e,`result`)}. Arrow keys choose, Enter opens, Shift and Enter filter.`:`Nothing found.`},filter:{label:`Filters`,add:`Filter`,clear:`Clear all`,actor:`Actor`,place:`Place`,country:`Country`,class:`Class`,type:`Type`,status:`Status`,source:`Source`,words:`Words`,confidence:`Confidence`,remove:(e,t)=>`Remove filter: ${e} ${t}`,hint:`For actors and places, find them in the search box: Shift+Enter filters by one.`,count:(e,t)=>`${I(e)} of ${L(t,`event`)}`},known:{label:`As known on`,day:`As known on this day`},strip:{from:`Start of the stretch that is shown`,to:`End of the stretch that is shown`,day:`Day of map and network`,dayLabel:`As of`,dayBack:`A day back`,dayOn:`A day on`,zoomIn:`Zoom in`,zoomOut:`Zoom out`,fit:`Show all`},timeline:{label:(e,t)=>`Timeline of ${L(e,`event`)} by ${t}`,keys:`Left and right arrows go from event to event; with Shift they move the stretch of time. Plus and minus zoom.`,noActor:`No actor`,noPlace:`No place`,others:e=>`${I(e)} others`,bar:e=>`${L(e,`event`)}. Click to zoom in.`,throughout:e=>`${L(e,`event`)} with a longer or uncertain time: before, during and after what is shown`,wider:e=>`${L(e,`event`)}. Click to zoom out to where they begin and end.`},legend:{classes:`Classes`,statuses:`Statuses`,differ:`Reports disagree`,vague:`Uncertain time`,filterBy:e=>`Show only: ${e}`},map:{label:(e,t)=>`Map of ${L(e,`event`)}; ${I(t)} with a place that is known`,keys:`Arrow keys move the map, plus and minus zoom, N and P go from place to place, Enter opens.`,placed:(e,t)=>`${I(e)} of ${L(t,`event`)} on the map`,busiest:(e,t)=>`The ${I(e)} busiest places of ${L(t,`event`)}`,cluster:e=>`${L(e,`event`)}. Click to zoom in.`,at:e=>`at ${e}`,holds:(e,t)=>`${e} holds ${t}`,contested:`contested`,control:e=>`Control on ${e}`,told:(e,t)=>`last told of ${e}${t>0?`, ${St(t)} before`:``}`,age:e=>`${St(e)} ago`,silent:`Last told of over a year before`,coarse:`Region or country: no exact place`,credit:`Map: Natural Earth`,noControl:`No control known on this day`,fit:`Fit to events`,failed:`The map could not be loaded.`,zoomIn:`Zoom map in`,zoomOut:`Zoom map out`,events:(e,t)=>`${L(e,`event`)} at ${t}`},network:{label:(e,t,n)=>`Network on ${n}: ${L(e,`actor`)}, ${L(t,`relation`)}`,keys:`Left and right arrows go from actor to actor, Enter opens.`,types:`Relations`,kinds:`Kinds of actors`,list:e=>`${L(e,`relation`)} as a list`,truncated:`There are more: filter by an actor to see all of its own.`,empty:`No relation is known to hold on this day. Try another day, or other filters.`,again:`Arrange anew and fit`,most:`How many actors are drawn`,sizes:e=>`up to ${I(e)}`,core:(e,t)=>`The ${I(e)} of ${I(t)} with the most relations.`,size:(e,t)=>`${L(e,`actor`)}, ${L(t,`relation`)}`},list:{caption:e=>`${L(e,`event`)}, by date`,when:`When`,what:`What happened`,type:`Type`,who:`Who`,where:`Where`,undated:`without date`,newest:`Newest first`,pages:`Pages`,first:`First`,back:`Previous`,next:`Next`,rows:(e,t,n)=>`${I(e)} to ${I(t)}${n===null?``:` of ${I(n)}`}`},disagreements:{caption:`Events whose reports contradict each other`,says:`Who says what`,none:`No reports contradict each other here. Zoom out, or remove a filter.`},changes:{caption:`What became known between the two days`,from:`Known on`,to:`and on`,explain:`What was published or corrected after the first day and by the second, and what it changed.`,published:`Published`,changed:`What changed`,fresh:`New`,again:e=>e===1?`Another report`:`${I(e)} more reports`,corrected:`Corrected`,merged:`Merged into another`,gone:`Withdrawn`,same:`says the same`,none:`Nothing was published or corrected between these days that the filter lets through.`},path:{title:`Chain between two actors`,from:`From`,to:`To`,start:`Chain to …`,found:(e,t)=>`${L(e,`relation`)} on ${t}`,none:e=>`No chain of up to six relations links them on ${e}. Try another day, or other types of relations.`},activity:{title:(e,t)=>`In ${L(e,`event`)} ${t}`,ever:`in all`,during:(e,t)=>`from ${e} to ${t}`,more:e=>`and ${L(e,`more type`,`more types`)}`,ends:`First and last`},empty:{store:`Nothing here yet. Add an article, or load some with “casus load”.`,events:`No events match. Remove a filter, or look as known on a later day.`,stretch:`No events in this stretch of time. Zoom out, or show all.`},pane:{label:`Details`,close:`Close`,back:`Back`,unknown:`The address names nothing that can be shown.`,gone:`There is no such thing, or it was not known by then.`,filterBy:`Filter by this`,unfilter:`Filtered by this`},fields:{type:`Type`,status:`Status`,date:`When`,time:`When`,killed:`Killed`,injured:`Injured`,abducted:`Abducted`,displaced:`Displaced`,participants:`Who`,agents:`By`,agent:`By`,targets:`Against`,target:`Against`,places:`Where`,weapon:`Weapon`},event:{when:`When`,noDate:`no date`,where:`Where`,who:`Who`,gained:`Gained by`,lost:`Lost by`,weapon:`Weapon`,killed:`Killed`,injured:`Injured`,abducted:`Abducted`,displaced:`Displaced`,says:`According to`,accordingTo:`According to`,confidence:`Confidence`,disagree:`Reports disagree`,violates:`Breaks`,about:`About`,reports:e=>L(e,`report`),shownBelow:`Shown below`,showText:`Show in the text`,changed:`What changed since the first report`,became:(e,t,n)=>`${e}: ${t} → ${n}`,added:(e,t)=>`${e}: ${t}`,atLeast:e=>`at least ${I(e)}`,atMost:e=>`at most ${I(e)}`,some:`some`},agreement:{title:`The agreement`,on:e=>`on ${e}`,since:e=>`since ${e}`,because:`Follows from:`,parties:`Sides`,brokers:`Brokered by`,effective:`Takes effect`,ends:`Ends`,covers:`Covers`,excludes:`Leaves out`,kind:`Kind`,written:`in writing`,unwritten:`not in writing`,terms:`Terms`,breaches:`Breaches`,by:e=>`by ${e}`,to:e=>`to ${e}`,until:e=>`until ${e}`,if:e=>`if ${e}`},article:{kicker:`Article`,untitled:`Untitled`,unnamed:`Unnamed source`,textOf:e=>`Text of the article ${e}`,events:e=>`Reports ${L(e,`event`)}`,relations:e=>`Asserts ${L(e,`relation`)}`},relation:{kicker:`Relation`,since:e=>`since ${e}`,until:e=>`until ${e}`,assertions:e=>`Said by ${L(e,`article`)}`,read:`Read in the article`},actor:{generic:`description`,aliases:`Also:`,relations:`Relations`,more:`There are more.`,events:e=>L(e,`event`)},place:{within:`in`,at:(e,t)=>`${Math.abs(e).toFixed(2)}° ${e<0?`S`:`N`}, ${Math.abs(t).toFixed(2)}° ${t<0?`W`:`E`}`,nowhere:`No coordinates known`,control:`Who held it`,contested:`contested`,reported:`reported`},add:{title:`Add articles`,close:`Close`,text:`Text of an article`,placeholder:`Paste an article here …`,headline:`Headline`,source:`Source`,date:`Published on`,url:`Address`,drop:`Drop text, HTML or JSON lines files here, or`,choose:`choose files`,read:`Read it`,reading:(e,t)=>`Reading ${I(e)} of ${I(t)} …`,store:e=>e===1?`Store it`:`Store ${I(e)} articles`,storing:(e,t)=>`Storing ${I(e)} of ${I(t)} …`,found:(e,t)=>`${L(e,`event`)}, ${L(t,`relation`)}`,known:`Already stored`,uncoded:e=>`${L(e,`sentence`)} read but coded as nothing`,stored:(e,t)=>`Stored: ${L(e,`new event`)}, ${L(t,`event`)} with another report`,nothing:`Nothing was read out of it.`,again:`Add more`,open:`Open the first`,look:`Nothing is stored yet. Have a look at what was read, then store it.`,skip:`Leave out`,failed:(e,t)=>`${e}: ${t}`,optional:`optional; found in the text where left empty`,legend:{event:`event`,relation:`relation`,uncoded:`coded as nothing`},pasted:`Pasted text`,line:(e,t)=>`${e}, line ${t}`,notJson:`not a JSON object with a text`,empty:`no text in it`,tooLarge:`larger than 20 MB: use “casus load”`,inProgress:`An article is being read.`},correct:{kinds:{MERGE_ACTORS:`Actors merged`,SPLIT_ACTOR:`Name split off`,ADD_ALIAS:`Name added`,DROP_ALIAS:`Name dropped`,MERGE_EVENTS:`Events merged`,SPLIT_EVENT:`Report split off`,CORRECT_EVENT:`Event corrected`,RETRACT_REPORT:`Report retracted`,RETRACT_ARTICLE:`Article retracted`,UNDO:`Undone`},event:`Correct`,merge:`Merge`,addAlias:`Add a name`,retract:`Retract`,split:`Split off`,drop:`Drop`,names:`Correct names`,retractArticle:`Retract`,isRetracted:`Retracted: what it says does not count.`,mergedInto:`Merged into`,corrected:`Corrected`,nothing:`nothing`,undo:`Undo`,undone:`undone`,close:`Close`,cancel:`Cancel`,make:`Correct it`,done:`Corrected.`,author:`Your name`,reason:`Why`,name:`Name`,other:`Find what is merged into it`,date:`When`,dateHint:`A day, month, year or stretch: 2016-09-09, 2016-09, 2016-09-09/2016-09-12.`,participants:`Took part`,places:`Where`,addActor:`Find somebody who took part`,addPlace:`Find a place`,role:`As`,history:e=>L(e,`correction`),by:(e,t)=>`${e}, ${t}`,from:e=>`from ${e}`,undoOf:(e,t)=>`Undo: ${e}, number ${I(t)}`,dropOf:e=>`Drop ${e}`,splitOf:e=>`Split off ${e}`,override:(e,t)=>`${e} was corrected; the reports have: ${t}`,retracted:e=>L(e,`retracted report`),titles:{event:`Correct an event`,mergeEvents:`Merge events`,mergeActors:`Merge actors`,splitEvent:`Split off a report`,splitActor:`Split off a name`,addAlias:`Add a name`,dropAlias:`Drop a name`,retractReport:`Retract a report`,retractArticle:`Retract an article`,undo:`Undo a correction`},explain:{event:`What you set holds whatever reports say, those that come later too.`,mergeEvents:`The event that you find becomes part of this one.`,mergeActors:`Whom you find becomes this actor, with events, relations and names.`,splitEvent:`The report becomes an event of its own.`,splitActor:`Articles that use this name alone then mean another actor.`,addAlias:`Articles that know nobody but this name then mean this actor, if nobody else is called so.`,dropAlias:`Articles that know nobody but this name then do not mean this actor.`,retractReport:`The report does not count any more. An event without another one is not shown.`,retractArticle:`Nothing that it says counts any more. The article stays.`,undo:`As if it had never been made.`}},news:{label:`New and changed`,fresh:`New`,more:`Changed`,show:e=>L(e,`new event`),close:`Dismiss`,and:e=>`and ${I(e)} more`},export:{label:`Export`,picture:`Picture of the view`,png:`PNG`,svg:`SVG`,events:`Events in view`,formats:{csv:`CSV`,geojson:`GeoJSON`,timelinejs:`TimelineJS`,ical:`iCalendar`,events:`JSON lines`},links:`Network as drawn`,graphml:`GraphML`,copy:`Copy link to this view`,copied:`Link copied`,failed:`The picture could not be made.`,failedFile:`The file could not be made: the server does not answer.`}},Ct=Symbol.for(`pv`),wt=0;Array.isArray;function z(t,n,r,i,a,o){n||={};var s,c,l=n;if(`ref`in l&&typeof t!=`function`)for(c in l={},n)c==`ref`?s=n[c]:l[c]=n[c];var u={type:t,props:l,key:r,ref:s,__k:null,__:null,__b:0,__e:null,__c:null,constructor:Ct,__v:--wt,__i:-1,__u:0};return(a||o)&&(u.__source=a,u.__self=o),e.vnode&&e.vnode(u),u}function Tt(e){let t=null;return function(){let[n,r]=k(()=>t),[i,a]=k(!1);return A(()=>{n||e().then(e=>{t=e,r(()=>e)},()=>a(!0))},[]),i?z(`p`,{class:`failed`,role:`alert`,children:R.errors.unreachable}):n?z(n,{}):z(`p`,{class:`empty`,children:R.loading})}}function Et(e){return typeof e==`object`&&!!e}var Dt=`x-graphql-event-stream-token`;function Ot(e){if(e=e,e!==`next`&&e!==`complete`)throw Error(`Invalid stream event "${e}"`);return e}function kt(e,t){if(t)try{t=JSON.parse(t)}catch{throw Error(`Invalid stream data`)}if(e===`next`&&!t)throw Error(`Stream data must be an object for "next" events`);return t||null}var At;(function(e){e[e.NewLine=10]=`NewLine`,e[e.CarriageReturn=13]=`CarriageReturn`,e[e.Space=32]=`Space`,e[e.Colon=58]=`Colon`})(At||={});function jt(){let e,t,n,r=!1,i={event:``,data:``},a=[],o=new TextDecoder;return function(s){if(e===void 0)e=s,t=0,n=-1;else{let t=new Uint8Array(e.length+s.length);t.set(e),t.set(s,e.length),e=t}let c=e.length,l=0;for(;t<c;){r&&=(e[t]===At.NewLine&&(l=++t),!1);let s=-1;for(;t<c&&s===-1;++t)switch(e[t]){case At.Colon:n===-1&&(n=t-l);break;case At.CarriageReturn:r=!0;case At.NewLine:s=t}if(s===-1)break;if(l===s){if(i.event||i.data){if(!i.event)throw Error(`Missing message event`);let e=Ot(i.event),t=kt(e,i.data);a.push({event:e,data:t}),i={event:``,data:``}}}else if(n>0){let t=e.subarray(l,s),r=o.decode(t.subarray(0,n)),a=n+(t[n+1]===At.Space?2:1),c=o.decode(t.subarray(a));switch(r){case`event`:i.event=c;break;case`data`:i.data=i.data?i.data+`
`+c:c}}l=t,n=-1}if(l===c){e=void 0;let t=[...a];return a=[],t}l!==0&&(e=e.subarray(l),t-=l)}}function Mt(e){let{singleConnection:t=!1,lazy:n=!0,lazyCloseTimeout:r=0,onNonLazyError:i=console.error,generateID:a=function(){return`xxxxxxxx-xxxx-4xxx-yxxx-xxxxxxxxxxxx`.replace(/[xy]/g,e=>{let t=Math.random()*16|0;return(e==`x`?t:t&3|8).toString(16)})},retryAttempts:o=5,retry:s=async function(e){let t=1e3;for(let n=0;n<e;n++)t*=2;await new Promise(e=>setTimeout(e,t+Math.floor(Math.random()*2700+300)))},credentials:c=`same-origin`,referrer:l,referrerPolicy:u,onMessage:d,on:f}=e,p=e.fetchFn||fetch,m=e.abortControllerImpl||AbortController,h=(()=>{let e=!1,t=[];return{get disposed(){return e},onDispose(n){return e?(setTimeout(()=>n(),0),()=>{}):(t.push(n),()=>{t.splice(t.indexOf(n),1)})},dispose(){if(!e){e=!0;for(let e of[...t])e()}}}})(),g,_,v=0,y=null,b=0;async function x(){try{if(h.disposed)throw Error(`Client has been disposed`);return await(_??=(async()=>{var t,n;if(y){if(await s(b),g.signal.aborted)throw Error(`Connection aborted by the client`);b++}(t=f?.connecting)==null||t.call(f,!!y),g=new m;let r=h.onDispose(()=>g.abort());g.signal.addEventListener(`abort`,()=>{r(),_=void 0});let i=e,a=typeof i.url==`function`?await i.url(void 0):i.url;if(g.signal.aborted)throw Error(`Connection aborted by the client`);let o=typeof i.headers==`function`?await i.headers(void 0):i.headers??{};if(g.signal.aborted)throw Error(`Connection aborted by the client`);let v;try{v=await p(a,{signal:g.signal,method:`PUT`,credentials:c,referrer:l,referrerPolicy:u,headers:o})}catch(e){throw new Nt(e)}if(v.status!==201)throw new Nt(v);o[Dt]=await v.text();let x=await Ft({signal:g.signal,headers:o,credentials:c,referrer:l,referrerPolicy:u,url:a,fetchFn:p,onMessage:e=>{var t;(t=f?.message)==null||t.call(f,e),d?.(e)}});return(n=f?.connected)==null||n.call(f,!!y),x.waitForThrow().catch(()=>_=void 0),x})())}catch(e){throw _=void 0,e}}t&&!n&&(async()=>{for(v++;;)try{let{waitForThrow:e}=await x();await e()}catch(e){if(h.disposed)return;if(!(e instanceof Nt)||(_=void 0,!o||b>=o))return i?.(e);y=e}})();function S(i,S,C){if(!t){let t=new m,n=h.onDispose(()=>{n(),t.abort()});return(async()=>{var n,r,a,m;let h=null,g=0;for(;;)try{if(h){if(await s(g),t.signal.aborted)throw Error(`Connection aborted by the client`);g++}(n=f?.connecting)==null||n.call(f,!!h),(r=C?.connecting)==null||r.call(C,!!h);let o=e,_=typeof o.url==`function`?await o.url(i):o.url;if(t.signal.aborted)throw Error(`Connection aborted by the client`);let v=typeof o.headers==`function`?await o.headers(i):o.headers??{};if(t.signal.aborted)throw Error(`Connection aborted by the client`);let{getResults:y}=await Ft({signal:t.signal,headers:{...v,"content-type":`application/json; charset=utf-8`},credentials:c,referrer:l,referrerPolicy:u,url:_,body:JSON.stringify(i),fetchFn:p,onMessage:e=>{var t,n;(t=f?.message)==null||t.call(f,e),(n=C?.message)==null||n.call(C,e),d?.(e)}});(a=f?.connected)==null||a.call(f,!!h),(m=C?.connected)==null||m.call(C,!!h);for await(let e of y())h=null,g=0,S.next(e);return t.abort()}catch(e){if(t.signal.aborted)return;if(!(e instanceof Nt)||!o||g>=o)throw e;h=e}})().then(()=>S.complete()).catch(e=>S.error(e)),()=>t.abort()}v++;let w=new m,ee=h.onDispose(()=>{ee(),w.abort()});return(async()=>{let e=a();i={...i,extensions:{...i.extensions,operationId:e}};let t=null;for(;;){t=null;try{let{url:n,headers:r,getResults:a}=await x(),o;try{o=await p(n,{signal:w.signal,method:`POST`,credentials:c,referrer:l,referrerPolicy:u,headers:{...r,"content-type":`application/json; charset=utf-8`},body:JSON.stringify(i)})}catch(e){throw new Nt(e)}if(o.status!==202)throw new Nt(o);t=async()=>{let t;try{let i=new m,a=h.onDispose(()=>{a(),i.abort()});t=await p(n+`?operationId=`+e,{signal:i.signal,method:`DELETE`,credentials:c,referrer:l,referrerPolicy:u,headers:r})}catch(e){throw new Nt(e)}if(t.status!==200)throw new Nt(t)};for await(let t of a({signal:w.signal,operationId:e}))y=null,b=0,S.next(t);return t=null,w.abort()}catch(e){if(w.signal.aborted)return await t?.();if(!(e instanceof Nt)||(n&&(_=void 0),!o||b>=o))throw w.abort(),e;y=e}finally{w.signal.aborted&&--v===0&&(isFinite(r)&&r>0?setTimeout(()=>{v||g.abort()},r):g.abort())}}})().then(()=>S.complete()).catch(e=>S.error(e)),()=>w.abort()}return{subscribe:S,iterate(e,t){let n=[],r={done:!1,error:null,resolve:()=>{}},i=S(e,{next(e){n.push(e),r.resolve()},error(e){r.done=!0,r.error=e,r.resolve()},complete(){r.done=!0,r.resolve()}},t),a=(async function*(){for(;;){for(n.length||await new Promise(e=>r.resolve=e);n.length;)yield n.shift();if(r.error)throw r.error;if(r.done)return}})();return a.throw=async e=>(r.done||(r.done=!0,r.error=e,r.resolve()),{done:!0,value:void 0}),a.return=async()=>(i(),{done:!0,value:void 0}),a},dispose(){h.dispose()}}}var Nt=class extends Error{constructor(e){let t,n;Pt(e)?(n=e,t=`Server responded with `+e.status+`: `+e.statusText):t=e instanceof Error?e.message:String(e),super(t),this.name=this.constructor.name,this.response=n}};function Pt(e){return Et(e)&&typeof e.ok==`boolean`&&typeof e.status==`number`&&typeof e.statusText==`string`}async function Ft(e){let{signal:t,url:n,credentials:r,headers:i,body:a,referrer:o,referrerPolicy:s,fetchFn:c,onMessage:l}=e,u={},d={},f;try{f=await c(n,{signal:t,method:a?`POST`:`GET`,credentials:r,referrer:o,referrerPolicy:s,headers:{...i,accept:`text/event-stream`},body:a})}catch(e){throw new Nt(e)}if(!f.ok)throw new Nt(f);if(!f.body)throw Error(`Missing response body`);let p=null,m;return(async()=>{var e;try{let t=jt();for await(let n of It(f.body)){if(typeof n==`string`)throw p=Error(`Unexpected string chunk "${n}"`);let r;try{r=t(n)}catch(e){throw p=e}if(r)for(let t of r){try{l?.(t)}catch(e){throw p=e}let n=t.data&&`id`in t.data?t.data.id:``;switch(n in d||(d[n]=[]),t.event){case`next`:n?d[n].push(t.data.payload):d[n].push(t.data);break;case`complete`:d[n].push(`complete`);break;default:throw p=Error(`Unexpected message event "${t.event}"`)}(e=u[n])==null||e.proceed()}}if(Object.keys(u).length)throw Error(`Connection closed while having active streams`)}catch(e){p=!p&&Object.keys(u).length?new Nt(e):e,m?.(p)}finally{Object.values(u).forEach(({proceed:e})=>e())}})(),{url:n,headers:i,waitForThrow:()=>new Promise((e,t)=>{if(p)return t(p);m=t}),async*getResults(e){let{signal:t,operationId:n=``}=e??{};try{for(;;){for(;d[n]?.length;){let e=d[n].shift();if(e===`complete`)return;yield e}if(p)throw p;if(t?.aborted)throw Error(`Getting results aborted by the client`);await new Promise(e=>{let r=()=>{t?.removeEventListener(`abort`,r),delete u[n],e()};t?.addEventListener(`abort`,r),u[n]={proceed:r}})}}finally{delete d[n]}}}}function It(e){return typeof Object(e)[Symbol.asyncIterator]==`function`?(e=e,e):(async function*(){let t=e.getReader(),n;do n=await t.read(),n.value!==void 0&&(yield n.value);while(!n.done)})()}var B=class extends String{__apiType;value;__meta__;constructor(e,t){super(e),this.value=e,this.__meta__=t}toString(){return this.value}};new B(`
    fragment EventLine on Event {
  id
  type
  class
  status
  date
  summary
}
    `,{fragmentName:`EventLine`}),new B(`
    fragment Count on Count {
  low
  high
}
    `,{fragmentName:`Count`}),new B(`
    fragment Known on Event {
  ...EventLine
  killed {
    ...Count
  }
  injured {
    ...Count
  }
  abducted {
    ...Count
  }
  displaced {
    ...Count
  }
  participants {
    role
    actor {
      id
      name
    }
  }
  places {
    id
    name
  }
}
    fragment Count on Count {
  low
  high
}
fragment EventLine on Event {
  id
  type
  class
  status
  date
  summary
}`,{fragmentName:`Known`}),new B(`
    fragment Correction on Correction {
  position
  kind
  author
  reason
  at
  names
  undoes
  undoneBy
  set {
    type
    status
    date
  }
}
    `,{fragmentName:`Correction`}),new B(`
    fragment Corrected on CorrectionPayload {
  correction {
    position
    made
  }
  event {
    id
  }
}
    `,{fragmentName:`Corrected`}),new B(`
    fragment ActorName on Actor {
  id
  name
  kind
}
    `,{fragmentName:`ActorName`}),new B(`
    fragment PlaceMark on Place {
  id
  name
  placeKind: kind
  country
  latitude
  longitude
}
    `,{fragmentName:`PlaceMark`}),new B(`
    fragment RelationLine on Relation {
  id
  type
  status
  confidence
  roles
  support
  subject {
    ...ActorName
  }
  object {
    __typename
    ... on Actor {
      id
      name
      kind
    }
    ... on Place {
      ...PlaceMark
    }
  }
  spans {
    since
    until
  }
}
    fragment PlaceMark on Place {
  id
  name
  placeKind: kind
  country
  latitude
  longitude
}
fragment ActorName on Actor {
  id
  name
  kind
}`,{fragmentName:`RelationLine`}),new B(`
    fragment EventMark on Event {
  __typename
  id
  type
  class
  status
  date
  summary
  confidence
  time {
    earliest
    latest
    precision
    approximate
    uncertain
  }
  participants {
    role
    actor {
      id
      name
    }
  }
  places {
    ...PlaceMark
  }
  differences {
    field
  }
}
    fragment PlaceMark on Place {
  id
  name
  placeKind: kind
  country
  latitude
  longitude
}`,{fragmentName:`EventMark`}),new B(`
    fragment ArticleHead on Article {
  id
  title
  source
  author
  url
  publishedAt
}
    `,{fragmentName:`ArticleHead`}),new B(`
    fragment Evidence on Evidence {
  article {
    id
  }
  start
  end
  exact
}
    `,{fragmentName:`Evidence`}),new B(`
    fragment Report on Report {
  id
  type
  status
  date
  timeSource
  summary
  weapon
  confidence
  extractor
  article {
    ...ArticleHead
  }
  participants {
    role
    actor {
      ...ActorName
    }
  }
  places {
    ...PlaceMark
  }
  killed {
    ...Count
  }
  injured {
    ...Count
  }
  abducted {
    ...Count
  }
  displaced {
    ...Count
  }
  attributedTo {
    ...ActorName
  }
  trigger {
    start
    end
    exact
  }
  evidence {
    ...Evidence
  }
}
    fragment PlaceMark on Place {
  id
  name
  placeKind: kind
  country
  latitude
  longitude
}
fragment ActorName on Actor {
  id
  name
  kind
}
fragment Count on Count {
  low
  high
}
fragment Evidence on Evidence {
  article {
    id
  }
  start
  end
  exact
}
fragment ArticleHead on Article {
  id
  title
  source
  author
  url
  publishedAt
}`,{fragmentName:`Report`}),new B(`
    fragment Agreement on Agreement {
  effective
  ends
  kind
  purpose
  sides
  written
  covers {
    ...PlaceMark
  }
  excludes {
    ...ActorName
  }
  terms {
    text
    type
    until
    condition
    status
    who {
      ...ActorName
    }
    whom {
      ...ActorName
    }
    places {
      ...PlaceMark
    }
    evidence {
      ...Evidence
    }
  }
}
    fragment PlaceMark on Place {
  id
  name
  placeKind: kind
  country
  latitude
  longitude
}
fragment ActorName on Actor {
  id
  name
  kind
}
fragment Evidence on Evidence {
  article {
    id
  }
  start
  end
  exact
}`,{fragmentName:`Agreement`});var Lt=new B(`
    query Changes($from: EDTF!, $to: EDTF!, $filter: EventFilter, $first: Int!, $after: String) {
  changes(
    knownFrom: $from
    knownTo: $to
    filter: $filter
    first: $first
    after: $after
  ) {
    nodes {
      publishedAt
      newReports {
        id
        article {
          id
          source
        }
      }
      corrections {
        position
        kind
        author
        reason
        knownFrom
      }
      event {
        ...Known
      }
      before {
        ...Known
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    fragment Known on Event {
  ...EventLine
  killed {
    ...Count
  }
  injured {
    ...Count
  }
  abducted {
    ...Count
  }
  displaced {
    ...Count
  }
  participants {
    role
    actor {
      id
      name
    }
  }
  places {
    id
    name
  }
}
fragment Count on Count {
  low
  high
}
fragment EventLine on Event {
  id
  type
  class
  status
  date
  summary
}`),Rt=new B(`
    query Disagreements($filter: EventFilter, $order: Order!, $knownBy: EDTF, $first: Int!, $after: String) {
  disagreements(
    filter: $filter
    order: $order
    knownBy: $knownBy
    first: $first
    after: $after
  ) {
    nodes {
      event {
        ...EventLine
      }
      about {
        field
        accounts {
          value
          reports {
            id
            article {
              id
              source
            }
          }
        }
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    fragment EventLine on Event {
  id
  type
  class
  status
  date
  summary
}`),zt=new B(`
    query Path($from: ID!, $to: ID!, $asOf: EDTF!, $types: [RelationType!], $knownBy: EDTF) {
  path(
    from: $from
    to: $to
    asOf: $asOf
    types: $types
    maxDepth: 6
    knownBy: $knownBy
  ) {
    nodes {
      __typename
      id
      ... on Actor {
        name
        kind
        country
        generic
      }
      ... on Place {
        ...PlaceMark
      }
    }
    relations {
      ...RelationLine
    }
  }
}
    fragment RelationLine on Relation {
  id
  type
  status
  confidence
  roles
  support
  subject {
    ...ActorName
  }
  object {
    __typename
    ... on Actor {
      id
      name
      kind
    }
    ... on Place {
      ...PlaceMark
    }
  }
  spans {
    since
    until
  }
}
fragment PlaceMark on Place {
  id
  name
  placeKind: kind
  country
  latitude
  longitude
}
fragment ActorName on Actor {
  id
  name
  kind
}`),Bt=new B(`
    query ActorActivity($id: ID!, $during: EDTF, $knownBy: EDTF) {
  actor(id: $id, knownBy: $knownBy) {
    activity(during: $during) {
      events
      first {
        ...EventLine
      }
      last {
        ...EventLine
      }
      byType {
        type
        count
      }
      byRole {
        role
        count
      }
    }
  }
}
    fragment EventLine on Event {
  id
  type
  class
  status
  date
  summary
}`),Vt=new B(`
    mutation CorrectEvent($input: CorrectEventInput!) {
  done: correctEvent(input: $input) {
    ...Corrected
  }
}
    fragment Corrected on CorrectionPayload {
  correction {
    position
    made
  }
  event {
    id
  }
}`),Ht=new B(`
    mutation MergeEvents($input: MergeEventsInput!) {
  done: mergeEvents(input: $input) {
    ...Corrected
  }
}
    fragment Corrected on CorrectionPayload {
  correction {
    position
    made
  }
  event {
    id
  }
}`),Ut=new B(`
    mutation SplitEvent($input: SplitEventInput!) {
  done: splitEvent(input: $input) {
    ...Corrected
  }
}
    fragment Corrected on CorrectionPayload {
  correction {
    position
    made
  }
  event {
    id
  }
}`),Wt=new B(`
    mutation MergeActors($input: MergeActorsInput!) {
  done: mergeActors(input: $input) {
    ...Corrected
  }
}
    fragment Corrected on CorrectionPayload {
  correction {
    position
    made
  }
  event {
    id
  }
}`),Gt=new B(`
    mutation SplitActor($input: SplitActorInput!) {
  done: splitActor(input: $input) {
    ...Corrected
  }
}
    fragment Corrected on CorrectionPayload {
  correction {
    position
    made
  }
  event {
    id
  }
}`),Kt=new B(`
    mutation AddAlias($input: AddAliasInput!) {
  done: addAlias(input: $input) {
    ...Corrected
  }
}
    fragment Corrected on CorrectionPayload {
  correction {
    position
    made
  }
  event {
    id
  }
}`),qt=new B(`
    mutation DropAlias($input: DropAliasInput!) {
  done: dropAlias(input: $input) {
    ...Corrected
  }
}
    fragment Corrected on CorrectionPayload {
  correction {
    position
    made
  }
  event {
    id
  }
}`),Jt=new B(`
    mutation RetractReport($input: RetractReportInput!) {
  done: retractReport(input: $input) {
    ...Corrected
  }
}
    fragment Corrected on CorrectionPayload {
  correction {
    position
    made
  }
  event {
    id
  }
}`),Yt=new B(`
    mutation RetractArticle($input: RetractArticleInput!) {
  done: retractArticle(input: $input) {
    ...Corrected
  }
}
    fragment Corrected on CorrectionPayload {
  correction {
    position
    made
  }
  event {
    id
  }
}`),Xt=new B(`
    mutation UndoCorrection($input: UndoCorrectionInput!) {
  done: undoCorrection(input: $input) {
    ...Corrected
  }
}
    fragment Corrected on CorrectionPayload {
  correction {
    position
    made
  }
  event {
    id
  }
}`),Zt=new B(`
    query ArticleDetail($id: ID!, $knownBy: EDTF) {
  article(id: $id, knownBy: $knownBy) {
    ...ArticleHead
    text
    retractedBy
    history {
      ...Correction
    }
    retrievedAt
    externalId
    events {
      ...EventLine
      reports {
        id
        article {
          id
        }
        evidence {
          ...Evidence
        }
        trigger {
          start
          end
          exact
        }
      }
    }
    relations {
      ...RelationLine
      assertions {
        article {
          id
        }
        evidence {
          ...Evidence
        }
      }
    }
  }
}
    fragment Correction on Correction {
  position
  kind
  author
  reason
  at
  names
  undoes
  undoneBy
  set {
    type
    status
    date
  }
}
fragment RelationLine on Relation {
  id
  type
  status
  confidence
  roles
  support
  subject {
    ...ActorName
  }
  object {
    __typename
    ... on Actor {
      id
      name
      kind
    }
    ... on Place {
      ...PlaceMark
    }
  }
  spans {
    since
    until
  }
}
fragment PlaceMark on Place {
  id
  name
  placeKind: kind
  country
  latitude
  longitude
}
fragment ActorName on Actor {
  id
  name
  kind
}
fragment Evidence on Evidence {
  article {
    id
  }
  start
  end
  exact
}
fragment ArticleHead on Article {
  id
  title
  source
  author
  url
  publishedAt
}
fragment EventLine on Event {
  id
  type
  class
  status
  date
  summary
}`),Qt=new B(`
    query RelationDetail($id: ID!, $knownBy: EDTF) {
  node(id: $id, knownBy: $knownBy) {
    __typename
    ... on Relation {
      ...RelationLine
      history {
        ...Correction
      }
      assertions {
        status
        since
        until
        role
        support
        confidence
        article {
          ...ArticleHead
        }
        evidence {
          ...Evidence
        }
      }
    }
  }
}
    fragment Correction on Correction {
  position
  kind
  author
  reason
  at
  names
  undoes
  undoneBy
  set {
    type
    status
    date
  }
}
fragment RelationLine on Relation {
  id
  type
  status
  confidence
  roles
  support
  subject {
    ...ActorName
  }
  object {
    __typename
    ... on Actor {
      id
      name
      kind
    }
    ... on Place {
      ...PlaceMark
    }
  }
  spans {
    since
    until
  }
}
fragment PlaceMark on Place {
  id
  name
  placeKind: kind
  country
  latitude
  longitude
}
fragment ActorName on Actor {
  id
  name
  kind
}
fragment Evidence on Evidence {
  article {
    id
  }
  start
  end
  exact
}
fragment ArticleHead on Article {
  id
  title
  source
  author
  url
  publishedAt
}`),$t=new B(`
    query ActorDetail($id: ID!, $knownBy: EDTF) {
  actor(id: $id, knownBy: $knownBy) {
    ...ActorName
    country
    wikidata
    generic
    aliases {
      name
      since
      until
      correction
      broughtBy {
        ...ActorName
      }
    }
    mergedInto {
      ...ActorName
    }
    history {
      ...Correction
    }
    relations(first: 50) {
      nodes {
        ...RelationLine
      }
      pageInfo {
        hasNextPage
      }
    }
    timeline(order: NEWEST_FIRST, first: 20) {
      totalCount
      nodes {
        ...EventLine
      }
    }
  }
}
    fragment Correction on Correction {
  position
  kind
  author
  reason
  at
  names
  undoes
  undoneBy
  set {
    type
    status
    date
  }
}
fragment RelationLine on Relation {
  id
  type
  status
  confidence
  roles
  support
  subject {
    ...ActorName
  }
  object {
    __typename
    ... on Actor {
      id
      name
      kind
    }
    ... on Place {
      ...PlaceMark
    }
  }
  spans {
    since
    until
  }
}
fragment PlaceMark on Place {
  id
  name
  placeKind: kind
  country
  latitude
  longitude
}
fragment ActorName on Actor {
  id
  name
  kind
}
fragment EventLine on Event {
  id
  type
  class
  status
  date
  summary
}`),en=new B(`
    query PlaceDetail($id: ID!, $knownBy: EDTF) {
  place(id: $id, knownBy: $knownBy) {
    ...PlaceMark
    geonames
    aliases {
      name
      since
      until
    }
    within {
      ...PlaceMark
    }
    control {
      actor {
        ...ActorName
      }
      since
      until
      contested
      because {
        __typename
        id
        ... on Relation {
          type
        }
        ... on Event {
          summary
        }
      }
    }
    timeline(order: NEWEST_FIRST, first: 20) {
      totalCount
      nodes {
        ...EventLine
      }
    }
  }
}
    fragment PlaceMark on Place {
  id
  name
  placeKind: kind
  country
  latitude
  longitude
}
fragment ActorName on Actor {
  id
  name
  kind
}
fragment EventLine on Event {
  id
  type
  class
  status
  date
  summary
}`),tn=new B(`
    query Names($ids: [ID!]!) {
  nodes(ids: $ids) {
    __typename
    id
    ... on Actor {
      name
    }
    ... on Place {
      name
    }
  }
}
    `),nn=new B(`
    query Search($words: String!, $knownBy: EDTF, $first: Int!) {
  search(words: $words, knownBy: $knownBy, first: $first) {
    events {
      ...EventLine
      time {
        earliest
        latest
      }
    }
    actors {
      ...ActorName
      country
      timeline(first: 1) {
        totalCount
      }
    }
    places {
      ...PlaceMark
      timeline(first: 1) {
        totalCount
      }
    }
    articles {
      ...ArticleHead
    }
  }
}
    fragment PlaceMark on Place {
  id
  name
  placeKind: kind
  country
  latitude
  longitude
}
fragment ActorName on Actor {
  id
  name
  kind
}
fragment ArticleHead on Article {
  id
  title
  source
  author
  url
  publishedAt
}
fragment EventLine on Event {
  id
  type
  class
  status
  date
  summary
}`);new B(`
    query Statistics {
  statistics {
    articles
    events
    reports
    actors
    places
    relations
    position
  }
}
    `);var rn=new B(`
    query Sources($after: String) {
  articles(first: 100, after: $after) {
    nodes {
      source
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `),an=new B(`
    query Events($filter: EventFilter, $order: Order!, $knownBy: EDTF, $first: Int!, $after: String) {
  timeline(
    filter: $filter
    order: $order
    knownBy: $knownBy
    first: $first
    after: $after
  ) {
    nodes {
      ...EventMark
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    fragment EventMark on Event {
  __typename
  id
  type
  class
  status
  date
  summary
  confidence
  time {
    earliest
    latest
    precision
    approximate
    uncertain
  }
  participants {
    role
    actor {
      id
      name
    }
  }
  places {
    ...PlaceMark
  }
  differences {
    field
  }
}
fragment PlaceMark on Place {
  id
  name
  placeKind: kind
  country
  latitude
  longitude
}`),on=new B(`
    query JournalEnd {
  statistics {
    position
  }
}
    `),sn=new B(`
    query EventCount($filter: EventFilter, $knownBy: EDTF) {
  timeline(filter: $filter, knownBy: $knownBy, first: 1) {
    totalCount
  }
}
    `),cn=new B(`
    query Extent($filter: EventFilter, $knownBy: EDTF) {
  oldest: timeline(filter: $filter, knownBy: $knownBy, first: 1) {
    totalCount
    nodes {
      time {
        earliest
        latest
      }
    }
  }
  newest: timeline(
    filter: $filter
    knownBy: $knownBy
    first: 1
    order: NEWEST_FIRST
  ) {
    nodes {
      time {
        earliest
        latest
      }
    }
  }
  months: histogram(filter: $filter, knownBy: $knownBy, interval: MONTH) {
    buckets {
      time
      count
    }
  }
}
    `),ln=new B(`
    query EventDetail($id: ID!, $asOf: EDTF!, $knownBy: EDTF) {
  event(id: $id, knownBy: $knownBy) {
    ...EventMark
    timeSource
    killed {
      ...Count
    }
    injured {
      ...Count
    }
    abducted {
      ...Count
    }
    displaced {
      ...Count
    }
    attributedTo {
      ...ActorName
    }
    reports {
      ...Report
    }
    overrides {
      field
      was
    }
    retracted {
      id
      article {
        ...ArticleHead
      }
      evidence {
        ...Evidence
      }
    }
    history {
      ...Correction
    }
    differences {
      field
      accounts {
        value
        reports {
          id
          article {
            id
            source
          }
        }
      }
    }
    ... on CeasefireAgreement {
      parties {
        ...ActorName
      }
      brokers {
        ...ActorName
      }
      agreement {
        ...Agreement
      }
      standing(asOf: $asOf) {
        state
        since
        because {
          ...EventLine
        }
      }
      breaches {
        ...EventLine
      }
    }
    ... on OtherAgreement {
      parties {
        ...ActorName
      }
      brokers {
        ...ActorName
      }
      agreement {
        ...Agreement
      }
    }
    ... on CeasefireViolation {
      violates {
        ...EventLine
      }
    }
    ... on TerritorialShift {
      gainedBy {
        ...ActorName
      }
      lostBy {
        ...ActorName
      }
    }
    ... on ViolentEvent {
      weapon
    }
    ... on PoliticalEvent {
      about {
        ...EventLine
      }
    }
  }
}
    fragment Correction on Correction {
  position
  kind
  author
  reason
  at
  names
  undoes
  undoneBy
  set {
    type
    status
    date
  }
}
fragment EventMark on Event {
  __typename
  id
  type
  class
  status
  date
  summary
  confidence
  time {
    earliest
    latest
    precision
    approximate
    uncertain
  }
  participants {
    role
    actor {
      id
      name
    }
  }
  places {
    ...PlaceMark
  }
  differences {
    field
  }
}
fragment PlaceMark on Place {
  id
  name
  placeKind: kind
  country
  latitude
  longitude
}
fragment ActorName on Actor {
  id
  name
  kind
}
fragment Count on Count {
  low
  high
}
fragment Evidence on Evidence {
  article {
    id
  }
  start
  end
  exact
}
fragment ArticleHead on Article {
  id
  title
  source
  author
  url
  publishedAt
}
fragment Report on Report {
  id
  type
  status
  date
  timeSource
  summary
  weapon
  confidence
  extractor
  article {
    ...ArticleHead
  }
  participants {
    role
    actor {
      ...ActorName
    }
  }
  places {
    ...PlaceMark
  }
  killed {
    ...Count
  }
  injured {
    ...Count
  }
  abducted {
    ...Count
  }
  displaced {
    ...Count
  }
  attributedTo {
    ...ActorName
  }
  trigger {
    start
    end
    exact
  }
  evidence {
    ...Evidence
  }
}
fragment Agreement on Agreement {
  effective
  ends
  kind
  purpose
  sides
  written
  covers {
    ...PlaceMark
  }
  excludes {
    ...ActorName
  }
  terms {
    text
    type
    until
    condition
    status
    who {
      ...ActorName
    }
    whom {
      ...ActorName
    }
    places {
      ...PlaceMark
    }
    evidence {
      ...Evidence
    }
  }
}
fragment EventLine on Event {
  id
  type
  class
  status
  date
  summary
}`),un=new B(`
    subscription EventAdded($filter: EventFilter) {
  eventAdded(filter: $filter, gone: true) {
    id
    new
    event {
      ...EventMark
    }
  }
}
    fragment EventMark on Event {
  __typename
  id
  type
  class
  status
  date
  summary
  confidence
  time {
    earliest
    latest
    precision
    approximate
    uncertain
  }
  participants {
    role
    actor {
      id
      name
    }
  }
  places {
    ...PlaceMark
  }
  differences {
    field
  }
}
fragment PlaceMark on Place {
  id
  name
  placeKind: kind
  country
  latitude
  longitude
}`),dn=new B(`
    query Density($filter: EventFilter, $interval: Granularity!, $by: Facet, $limit: Int!, $knownBy: EDTF) {
  histogram(
    filter: $filter
    interval: $interval
    by: $by
    limit: $limit
    knownBy: $knownBy
  ) {
    buckets {
      time
      value
      count
      node {
        __typename
        ... on Actor {
          name
        }
        ... on Place {
          name
        }
      }
    }
  }
}
    `),fn=new B(`
    query PlaceCounts($filter: EventFilter, $limit: Int!, $knownBy: EDTF) {
  histogram(
    filter: $filter
    interval: YEAR
    by: PLACE
    limit: $limit
    knownBy: $knownBy
  ) {
    buckets {
      count
      node {
        __typename
        ... on Place {
          ...PlaceMark
        }
      }
    }
  }
}
    fragment PlaceMark on Place {
  id
  name
  placeKind: kind
  country
  latitude
  longitude
}`),pn=new B(`
    query ActorCounts($filter: EventFilter, $limit: Int!, $knownBy: EDTF) {
  histogram(
    filter: $filter
    interval: YEAR
    by: ACTOR
    limit: $limit
    knownBy: $knownBy
  ) {
    buckets {
      value
      count
    }
  }
}
    `),mn=new B(`
    mutation LoadArticle($input: LoadArticleInput!, $dryRun: Boolean!) {
  loadArticle(input: $input, dryRun: $dryRun) {
    known
    dryRun
    article {
      ...ArticleHead
      text
    }
    events {
      type
      status
      date
      summary
      confidence
      places
      participants {
        role
        name
      }
      evidence {
        start
        end
        exact
      }
    }
    relations {
      type
      subject
      object
      status
      evidence {
        start
        end
        exact
      }
    }
    uncoded {
      start
      end
      exact
    }
    newEvents {
      ...EventLine
    }
    updatedEvents {
      ...EventLine
    }
  }
}
    fragment ArticleHead on Article {
  id
  title
  source
  author
  url
  publishedAt
}
fragment EventLine on Event {
  id
  type
  class
  status
  date
  summary
}`),hn=new B(`
    query Network($asOf: EDTF!, $types: [RelationType!], $around: [ID!], $depth: Int!, $limit: Int!, $knownBy: EDTF) {
  network(
    asOf: $asOf
    types: $types
    around: $around
    depth: $depth
    limit: $limit
    knownBy: $knownBy
  ) {
    actors {
      ...ActorName
      country
      generic
    }
    places {
      ...PlaceMark
    }
    relations {
      ...RelationLine
    }
    truncated
  }
}
    fragment RelationLine on Relation {
  id
  type
  status
  confidence
  roles
  support
  subject {
    ...ActorName
  }
  object {
    __typename
    ... on Actor {
      id
      name
      kind
    }
    ... on Place {
      ...PlaceMark
    }
  }
  spans {
    since
    until
  }
}
fragment PlaceMark on Place {
  id
  name
  placeKind: kind
  country
  latitude
  longitude
}
fragment ActorName on Actor {
  id
  name
  kind
}`),gn=new B(`
    query ControlOfPlaces($ids: [ID!]!, $knownBy: EDTF) {
  nodes(ids: $ids, knownBy: $knownBy) {
    __typename
    ... on Place {
      ...PlaceMark
      control {
        since
        until
        contested
        actor {
          ...ActorName
        }
        because {
          __typename
          ... on Event {
            time {
              earliest
              latest
            }
          }
          ... on Relation {
            assertions {
              article {
                publishedAt
              }
            }
          }
        }
      }
    }
  }
}
    fragment PlaceMark on Place {
  id
  name
  placeKind: kind
  country
  latitude
  longitude
}
fragment ActorName on Actor {
  id
  name
  kind
}`),_n=new B(`
    query RelationGrounds($ids: [ID!]!, $knownBy: EDTF) {
  nodes(ids: $ids, knownBy: $knownBy) {
    __typename
    ... on Relation {
      id
      assertions {
        evidence {
          exact
        }
      }
    }
  }
}
    `),vn=`/graphql`,yn=class extends Error{code;constructor(e,t){super(e),this.name=`ApiError`,this.code=t}};async function V(e,t,n){let r;try{r=await fetch(vn,{method:`POST`,headers:{"Content-Type":`application/json`,Accept:`application/json`},body:JSON.stringify({query:e.toString(),variables:t}),...n?{signal:n}:{}})}catch(e){throw n?.aborted?e:new yn(R.errors.unreachable,`UNREACHABLE`)}let i;try{i=await r.json()}catch{throw new yn(R.errors.unreadable(r.status),`UNREADABLE`)}let a=i.errors?.[0];if(a)throw new yn(a.message,a.extensions?.code??``);if(!i.data)throw new yn(R.errors.unreadable(r.status),`UNREADABLE`);return i.data}var bn=1e3,xn=3e4;function Sn(e,t,n){let r=Mt({url:vn,retryAttempts:0}),i=!1,a=bn,o,s=()=>{},c=0,l=()=>{s=r.subscribe({query:un.toString(),variables:{filter:e}},{next:e=>{e.data&&!i&&t(e.data.eventAdded)},error:u,complete:u},{connected:()=>{i||(c=Date.now(),n(!0))}})},u=()=>{i||(n(!1),clearTimeout(o),c>0&&Date.now()-c>xn&&(a=bn),c=0,o=setTimeout(l,a*(.5+Math.random())),a=Math.min(xn,a*2))};return l(),()=>{i=!0,clearTimeout(o),s(),r.dispose()}}var H=864e5,Cn=[`Jan`,`Feb`,`Mar`,`Apr`,`May`,`Jun`,`Jul`,`Aug`,`Sep`,`Oct`,`Nov`,`Dec`];function U(e){let t=new Date(e),n=t.getUTCFullYear();return`${n<0?`-${On(-n,4)}`:On(n,4)}-${On(t.getUTCMonth()+1,2)}-${On(t.getUTCDate(),2)}`}function wn(e){return/^-?\d{4}-\d{2}-\d{2}$/.test(e)?Date.parse(`${e}T00:00:00Z`):NaN}var Tn=e=>!Number.isNaN(wn(e)),En=(e,t)=>U(wn(e)+t*H);function Dn(e,t){let n=new Date(wn(e)),r=Date.UTC(n.getUTCFullYear(),n.getUTCMonth()+t,1),i=Date.UTC(n.getUTCFullYear(),n.getUTCMonth()+t+1,0);return U(Math.min(i,r+(n.getUTCDate()-1)*H))}var On=(e,t)=>String(e).padStart(t,`0`);function kn(e){let[t,n,r]=e.split(`-`);return`${Number(r)} ${Cn[Number(n)-1]??n} ${t}`}function W(e){if(!e)return``;let t=e.indexOf(`/`);if(t>=0){let n=e.slice(0,t),r=e.slice(t+1);return r===`..`||r===``?`from ${jn(n)}`:n===`..`||n===``?`until ${jn(r)}`:`${jn(n)} – ${jn(r)}`}return jn(e)}var An={21:`spring`,22:`summer`,23:`autumn`,24:`winter`,33:`Q1`,34:`Q2`,35:`Q3`,36:`Q4`,40:`H1`,41:`H2`};function jn(e){let t=``,n=``,r=e,i=/[~?%]$/.exec(r)?.[0];i&&(r=r.slice(0,-1),i!==`?`&&(t=`about `),i!==`~`&&(n=` (?)`));let a=/^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})/.exec(r),o=r;if(a?.[1])o=`${kn(a[1])}, ${a[2]} UTC`;else if(Tn(r))o=kn(r);else{let e=/^(\d{4})-(\d{2})$/.exec(r);if(e){let t=e[2]??``,n=An[t]??Cn[Number(t)-1];n&&(o=`${n} ${e[1]}`)}}return t+o+n}var Mn=(e,t)=>`${U(e)}/${U(t)}`;function Nn(e){let[t=``,n=t]=e.split(`/`),r=wn(t.length===4?`${t}-01-01`:t.length===7?`${t}-01`:t),i=new Date(wn(n.length===4?`${n}-01-01`:n.length===7?`${n}-01`:n));return{from:r,to:n.length===4?Date.UTC(i.getUTCFullYear()+1,0):n.length===7?Date.UTC(i.getUTCFullYear(),i.getUTCMonth()+1):i.getTime()+H}}function Pn(e){if(!e)return null;let t=e.earliest?Date.parse(e.earliest):NaN,n=e.latest?Date.parse(e.latest):NaN;return Number.isNaN(t)&&Number.isNaN(n)?null:Number.isNaN(t)?{from:n-H,to:n,openFrom:!0,openTo:!1}:Number.isNaN(n)?{from:t,to:t+H,openFrom:!1,openTo:!0}:{from:t,to:Math.max(t,n),openFrom:!1,openTo:!1}}var Fn=[`SITE`,`DISTRICT`,`CITY`,`AREA`,`REGION`,`COUNTRY`,`OTHER`],In=e=>e.latitude!==null&&e.longitude!==null,Ln=e=>e.placeKind===`COUNTRY`||e.placeKind===`REGION`||e.placeKind===`AREA`,Rn=864e5;function zn(e){let t=Pn(e.time),n=e.places.filter(In);return n.sort((e,t)=>Fn.indexOf(e.placeKind)-Fn.indexOf(t.placeKind)),{event:e,from:t?.from??NaN,to:t?.to??NaN,openFrom:t?.openFrom??!1,openTo:t?.openTo??!1,vague:!!t&&(t.openFrom||t.openTo||t.to-t.from>Rn||!!e.time?.approximate||!!e.time?.uncertain),place:n[0]??null}}var Bn=e=>!Number.isNaN(e.from);function Vn(e,t){let n=Bn(e)?e.from:1/0,r=Bn(t)?t.from:1/0;return n===r?e.event.id<t.event.id?-1:+(e.event.id>t.event.id):n<r?-1:1}var Hn=(e,t)=>e.from<=t.to&&e.to>=t.from,Un=.03;function Wn(e){let t=e.filter(Bn).map(e=>e.openFrom?e.to:e.from);if(t.length===0)return null;t.sort((e,t)=>e-t);let n=t.length<20,r=e=>t[Math.min(t.length-1,Math.max(0,Math.round(e*(t.length-1))))]??0;return Kn({from:r(n?0:Un),to:r(n?1:.99)})}function Gn(e){let t=e.reduce((e,t)=>e+t.count,0),n=n=>{let r=0;return e.find(e=>(r+=e.count)>n*t)},r=n(Un),i=n(.99);return r&&i?{from:r.from,to:i.to-Rn}:null}function Kn(e){let t=Math.max(Rn,(e.to-e.from)*.03);return{from:wn(U(e.from-t)),to:wn(U(e.to+t))+Rn}}function qn(e,t,n){let r=(t.to-t.from)/n,i=Array.from({length:n},(e,n)=>({from:t.from+n*r,to:t.from+(n+1)*r,count:0}));for(let n of e){let e=i[Math.floor((n.from-t.from)/r)];e&&e.count++}return i}var Jn={AGREEMENT:[`CEASEFIRE_AGREEMENT`,`CEASEFIRE_VIOLATION`,`OTHER_AGREEMENT`],TERRITORY:[`TERRITORY_CAPTURE`,`WITHDRAWAL`,`SIEGE`],VIOLENCE:[`BATTLE`,`AIRSTRIKE`,`SHELLING`,`BOMBING`,`CHEMICAL_ATTACK`,`ARMED_ATTACK`,`TARGETED_KILLING`,`ABDUCTION`],CONTENTION:[`PROTEST`,`ARREST`,`RELEASE`,`POLITICAL_TRANSITION`],DIPLOMACY:[`TALKS`,`DEMAND`,`THREAT`,`ACCUSATION`,`REJECTION`,`ENDORSEMENT`],SUPPORT:[`AID`,`MILITARY_SUPPORT`],COERCION:[`SANCTION`,`DEPLOYMENT`],HUMAN_COST:[`DISPLACEMENT`,`CASUALTIES`]},Yn=Object.keys(Jn),Xn=Object.values(Jn).flat(),Zn=[`OCCURRED`,`PLANNED`,`CONDITIONAL`,`DENIED`],Qn=[`AGENT`,`TARGET`,`PARTY`,`MEDIATOR`],$n=[`BACKS`,`ALLIED_WITH`,`FIGHTS`,`OPPOSES`,`PART_OF`,`LEADS`,`REPRESENTS`,`CONTROLS`,`SUCCEEDS`],er=[`ALLIED_WITH`,`FIGHTS`,`OPPOSES`];function tr(e){let t=e.replaceAll(`_`,` `).toLowerCase();return t.charAt(0).toUpperCase()+t.slice(1)}var nr=[`timeline`,`map`,`network`,`list`],rr=[`class`,`actor`,`place`],ir=[`events`,`disagreements`,`changes`],ar=[100,300,1e3],or={actors:[],places:[],countries:[],types:[],classes:[],statuses:[],sources:[],words:``,confidence:0},sr=F(`timeline`),cr=F(null),lr=F(null),ur=F(or),G=F(null),dr=F(`class`),fr=F([]),pr=F(`events`),mr=F(!1),hr=F(null),gr=F(null),_r=F(300),vr=F(null),yr=F(null),br=F(null),xr=it(()=>Sr(ur.value));function Sr(e){let t={};return e.actors.length&&(t.actors=e.actors),e.places.length&&(t.places=e.places),e.countries.length&&(t.countries=e.countries),e.types.length&&(t.types=e.types),e.classes.length&&(t.classes=e.classes),e.statuses.length&&(t.statuses=e.statuses),e.sources.length&&(t.sources=e.sources),e.words&&(t.words=e.words),e.confidence>0&&(t.minConfidence=e.confidence),t}var Cr=it(()=>Object.keys(xr.value).length>0);function K(e,t=``){yr.value=e?{id:e,mark:t}:null}function wr(e){ur.value={...ur.value,...e}}function Tr(e,t){return e.includes(t)?e.filter(e=>e!==t):[...e,t]}var Er=(e,t,n)=>e.find(e=>e===t)??n,Dr=(e,t)=>(t?.split(`,`)??[]).flatMap(t=>e.filter(e=>e===t)),Or=e=>e?.split(`,`).filter(Boolean)??[];function kr(){let e=new URLSearchParams,t=(t,n)=>{n&&e.set(t,n)},n=ur.value;sr.value!==`timeline`&&t(`view`,sr.value),cr.value&&(t(`from`,Ar(cr.value.from)),t(`to`,Ar(cr.value.to))),t(`day`,lr.value),t(`known`,G.value),dr.value!==`class`&&t(`lanes`,dr.value),t(`actors`,n.actors.join(`,`)),t(`places`,n.places.join(`,`)),t(`countries`,n.countries.join(`,`)),t(`classes`,n.classes.join(`,`)),t(`types`,n.types.join(`,`)),t(`status`,n.statuses.join(`,`));for(let t of n.sources)e.append(`source`,t);t(`words`,n.words),n.confidence>0&&t(`confidence`,String(n.confidence)),t(`relations`,fr.value.join(`,`)),_r.value!==300&&t(`size`,String(_r.value)),vr.value&&t(`path`,`${vr.value.from},${vr.value.to}`),pr.value!==`events`&&t(`list`,pr.value),mr.value&&t(`order`,`newest`),t(`since`,hr.value),t(`until`,gr.value);let r=br.value;return r&&sr.value===`map`&&t(`map`,`${r.lon.toFixed(3)},${r.lat.toFixed(3)},${r.zoom.toFixed(2)}`),t(`open`,yr.value?.id),t(`mark`,yr.value?.mark),e.toString().replaceAll(`%2C`,`,`).replaceAll(`%3A`,`:`)}function Ar(e){let t=new Date(Math.round(e/6e4)*6e4).toISOString();return t.endsWith(`T00:00:00.000Z`)?U(e):`${t.slice(0,16)}Z`}var jr=e=>e&&Tn(e)?e:null;function Mr(e){return e?Tn(e)?wn(e):Date.parse(e):NaN}function Nr(e){let t=new URLSearchParams(e),n=e=>t.get(e);sr.value=Er(nr,n(`view`),`timeline`);let r=Mr(n(`from`)),i=Mr(n(`to`));cr.value=r<i?{from:r,to:i}:null,lr.value=jr(n(`day`)),G.value=jr(n(`known`)),dr.value=Er(rr,n(`lanes`),`class`);let a=Number(n(`confidence`));ur.value={actors:Or(n(`actors`)),places:Or(n(`places`)),countries:Or(n(`countries`)),classes:Dr(Yn,n(`classes`)),types:Dr(Xn,n(`types`)),statuses:Dr(Zn,n(`status`)),sources:t.getAll(`source`),words:n(`words`)??``,confidence:a>0&&a<=1?a:0},fr.value=Dr($n,n(`relations`)),_r.value=ar.find(e=>String(e)===n(`size`))??300;let o=n(`path`)?.split(`,`);vr.value=o?{from:o[0]??``,to:o[1]??``}:null,pr.value=Er(ir,n(`list`),`events`),mr.value=n(`order`)===`newest`,hr.value=jr(n(`since`)),gr.value=jr(n(`until`));let[s=NaN,c=NaN,l=NaN]=(n(`map`)??``).split(`,`).map(Number);br.value=Math.abs(s)<=180&&Math.abs(c)<=85&&l>=0&&l<=20?{lon:s,lat:c,zoom:l}:null,K(n(`open`),n(`mark`)??``)}function Pr(){Nr(location.search),addEventListener(`popstate`,()=>Nr(location.search));let e=it(()=>JSON.stringify([sr.value,ur.value,G.value,dr.value,fr.value,_r.value,vr.value,pr.value,mr.value,hr.value,gr.value,yr.value])),t=e.peek(),n,r=()=>{clearTimeout(n);let r=kr(),i=r?`?${r}`:location.pathname,a=e.peek()!==t;t=e.peek(),r!==location.search.slice(1)&&(a?history.pushState(null,``,i):history.replaceState(null,``,i))};lt(()=>{e.value,cr.value,lr.value,br.value,clearTimeout(n),n=setTimeout(r,e.peek()===t?250:0)})}var Fr=1e4,Ir=100,q=F([]),Lr=F(-1),Rr=F(null),zr=F(null),J=F(!0),Br=F(0),Vr=F(!0),Hr=F(null),Ur=F(!1),Wr=F([]),Gr=F(0),Kr=it(()=>(J.value?Wn(q.value):zr.value&&Kn(zr.value))??(Rr.value&&Kn(Rr.value))),Y=it(()=>cr.value??Kr.value??{from:Date.now()-32e9,to:Date.now()}),qr=F(cr.peek()),Jr=it(()=>{if(lr.value)return lr.value;let e=qr.value,t=Yr.value;if(!e)return t;let n=wn(t);return U(Math.min(Math.max(n,e.from),e.to-1))}),Yr=it(()=>{let e=Kr.value;if(!e)return U(Date.now());if(!J.value&&zr.value)return U(zr.value.to);let t=e.from;for(let n of q.value)Bn(n)&&n.event.status===`OCCURRED`&&n.from<=e.to&&n.from>t&&(t=n.from);return U(t>e.from?t:e.to)}),Xr=null;function Zr(){ai(xr.value,G.value)}function Qr(){return Xr?.abort(),Xr=new AbortController,Vr.value=!0,Hr.value=null,gi(),ui.clear(),Xr}function $r(e){Xr===e&&(Vr.value=!1,Hr.value||(J.value?Lr.value=q.value.length:ni&&ri()))}var ei=0,ti=!1,ni=!1;async function ri(){if(!ti){ti=!0;try{for(;ni&&!J.value;){ni=!1;let e=ei;try{let t=(await V(sn,{filter:xr.value,knownBy:G.value})).timeline.totalCount;e===ei&&!J.value&&(Lr.value=t)}catch(t){e===ei&&(Hr.value=t instanceof Error?t.message:R.errors.unknown)}}}finally{ti=!1}}}var ii=-1;async function ai(e,t){let n=Qr();ei++,ii=-1;try{ii=(await V(on,{},n.signal)).statistics.position,ni=!1;let r=await V(cn,{filter:e,knownBy:t},n.signal),i=r.oldest.nodes[0]?.time,a=r.newest.nodes[0]?.time,o=Date.parse(i?.earliest??i?.latest??``),s=Date.parse(a?.latest??a?.earliest??``);oi=si=null,Ue(()=>{Lr.value=r.oldest.totalCount,Rr.value=o<=s?{from:o,to:s}:null,zr.value=Gn(r.months.buckets.map(e=>({...Nn(e.time),count:e.count}))),J.value=r.oldest.totalCount<=Fr,Br.value=0}),J.value?await di(e,t,r.oldest.totalCount,n.signal,()=>!0):await li(e,t,n.signal)}catch(e){n.signal.aborted||(Hr.value=e instanceof Error?e.message:String(e))}finally{$r(n)}}var oi=null,si=null,ci=e=>({from:e.from-(e.to-e.from)/2,to:e.to+(e.to-e.from)/2});async function li(e,t,n){let r=si=Y.value,i=0;for(let a of[ci(r),r]){let r={...e,during:Mn(a.from,a.to)};if(i=(await V(sn,{filter:r,knownBy:t},n)).timeline.totalCount,!(i>1e4)){Br.value=0,await di(r,t,i,n,e=>Hn(e,a)),oi=a;return}}oi=null,Ue(()=>{q.value=[],Br.value=i})}var ui=new Map;async function di(e,t,n,r,i){let a=new Map,o=0,s=()=>{o=3*a.size;let e=new Map(a);for(let[t,n]of ui)n&&i(n)?e.set(t,n):e.delete(t);q.value=[...e.values()].sort(Vn)},c=async i=>{let c=null;do{let n=await fi(e,i,t,c,r);for(let e of n.nodes)a.set(e.id,zn(e));c=n.pageInfo.hasNextPage?n.pageInfo.endCursor:null,a.size>=o&&s()}while(c&&a.size<n)};await Promise.all([c(`OLDEST_FIRST`),...n>Ir?[c(`NEWEST_FIRST`)]:[]]),s()}var fi=async(e,t,n,r,i)=>(await V(an,{filter:e,order:t,knownBy:n,after:r,first:Ir},i)).timeline,pi=[],mi;function hi(e){pi.push(e),mi??=setTimeout(gi,200)}function gi(){clearTimeout(mi),mi=void 0;let e=pi;e.length!==0&&(pi=[],Ue(()=>{let t=new Map(Wr.value.toReversed().map(e=>[e.id,e]));for(let n of e){let e=n.new||!!t.get(n.id)?.isNew;t.delete(n.id),n.event&&t.set(n.id,{id:n.id,summary:n.event.summary,isNew:e})}if(Wr.value=[...t.values()].toReversed().slice(0,50),Gr.value++,G.value!==null)return;let n=new Map(q.value.map(e=>[e.event.id,e]));for(let t of e){let e=t.event&&zn(t.event);e?(J.value||n.has(t.id)||oi&&Hn(e,oi))&&n.set(t.id,e):n.delete(t.id),Vr.value&&ui.set(t.id,e)}q.value=[...n.values()].sort(Vn),ni=!0,Vr.value||(J.value?Lr.value=q.value.length:ri())}))}async function _i(e){if(!e){if(ii<0)return;let e=ei,t=await V(on,{}).then(e=>e.statistics.position,()=>-1);if(e!==ei||t===ii)return}Gr.value++,Zr()}function vi(){qr.value=cr.peek();let e;lt(()=>{let t=cr.value;clearTimeout(e),e=setTimeout(()=>{qr.value=t},250)}),lt(()=>{let e=xr.value,t=G.value;Ge(()=>void ai(e,t))});let t;lt(()=>{let e=Y.value;clearTimeout(t),J.value||oi&&oi.from<=e.from&&oi.to>=e.to||(t=setTimeout(()=>{if(si&&si.from===e.from&&si.to===e.to)return;let t=Qr();li(xr.value,G.value,t.signal).catch(e=>{t.signal.aborted||(Hr.value=e instanceof Error?e.message:R.errors.unknown)}).finally(()=>$r(t))},300))}),lt(()=>{let e=xr.value,t=!1;return Sn(e,hi,e=>{Ur.value=e,e&&_i(t),t=!e})})}var yi={search:`M7 2a5 5 0 1 0 3 9l4 4 1-1-4-4a5 5 0 0 0-4-8m0 1.5a3.5 3.5 0 1 1 0 7 3.5 3.5 0 0 1 0-7`,close:`m4 3 4 4 4-4 1 1-4 4 4 4-1 1-4-4-4 4-1-1 4-4-4-4z`,plus:`M7.25 2h1.5v5.25H14v1.5H8.75V14h-1.5V8.75H2v-1.5h5.25z`,minus:`M2 7.25h12v1.5H2z`,export:`M8 1 4.5 4.5l1 1 1.75-1.7V10h1.5V3.8l1.75 1.7 1-1zM2 9v5h12V9h-1.5v3.5h-9V9z`,fit:`M2 2h4v1.5H3.5V6H2zm8 0h4v4h-1.5V3.5H10zM2 10h1.5v2.5H6V14H2zm10.5 0H14v4h-4v-1.5h2.5z`,sun:`M8 5a3 3 0 1 0 0 6 3 3 0 0 0 0-6M7.25 1h1.5v2.5h-1.5zm0 11.5h1.5V15h-1.5zM1 7.25h2.5v1.5H1zm11.5 0H15v1.5h-2.5zM2.5 3.6l1-1 1.8 1.7-1 1zm8.2 8.1 1-1 1.8 1.8-1 1zm1-6.4-1-1 1.7-1.8 1.1 1zM3.5 13.5l-1-1 1.8-1.8 1 1z`,moon:`M6 1.5a6.5 6.5 0 1 0 8.5 8.5A5.5 5.5 0 0 1 6 1.5`,screen:`M1 2h14v9H9v1.5h2V14H5v-1.5h2V11H1zm1.5 1.5v6h11v-6z`,filter:`M1.5 2.5h13v1.6L9.75 9v5l-3.5-1.8V9L1.5 4.1z`,link:`M6.5 4H4a4 4 0 0 0 0 8h2.5v-1.5H4a2.5 2.5 0 0 1 0-5h2.5zm3 0v1.5H12a2.5 2.5 0 0 1 0 5H9.500V12H12a4 4 0 0 0 0-8zM5 7.25h6v1.5H5z`,clock:`M8 1.500a6.500 6.500 0 1 0 0 13 6.500 6.500 0 0 0 0-13M8 3a5 5 0 1 1 0 10A5 5 0 0 1 8 3m-.75 1.500v4l3 2 .8-1.200-2.300-1.600V4.500z`},bi=e=>z(`svg`,{class:`icon`,viewBox:`0 0 16 16`,width:`16`,height:`16`,"aria-hidden":`true`,focusable:`false`,children:z(`path`,{d:yi[e.name],fill:`currentColor`})}),xi=F(null);async function Si(e,t){let{why:n}=t,r=async(e,t)=>(await V(e,{input:t})).done,i=t.picked?[t.picked.id]:[],a=await(()=>{switch(e.do){case`event`:return r(Vt,{...t.set,...n,event:e.event.id});case`mergeEvents`:return r(Ht,{...n,event:e.of.id,merged:i});case`mergeActors`:return r(Wt,{...n,actor:e.of.id,merged:i});case`splitEvent`:return r(Ut,{...n,event:e.of.id,reports:[e.report.id]});case`splitActor`:return r(Gt,{...n,actor:e.of.id,names:[e.name]});case`addAlias`:return r(Kt,{...n,actor:e.of.id,name:t.name});case`dropAlias`:return r(qt,{...n,actor:e.of.id,name:e.name});case`retractReport`:return r(Jt,{...n,report:e.of.id});case`retractArticle`:return r(Yt,{...n,article:e.of.id});case`undo`:return r(Xt,{...n,position:e.position})}})();return Ti(n.author),Ue(()=>{Gr.value++,Zr()}),a}var Ci=`casus-author`;function wi(){try{return localStorage.getItem(Ci)??``}catch{return``}}function Ti(e){try{localStorage.setItem(Ci,e)}catch{}}function Ei(e,t,n=JSON.stringify(t)){let[r,i]=k({data:null,error:null,loading:!0,key:n,of:``}),a=JSON.stringify(t);return A(()=>{if(t===null){i({data:null,error:null,loading:!1,key:n,of:a});return}let r=new AbortController;return i(e=>({...e,data:e.key===n?e.data:null,error:null,loading:!0,key:n,of:a})),V(e,t,r.signal).then(e=>i({data:e,error:null,loading:!1,key:n,of:a}),e=>{r.signal.aborted||i({data:null,error:e instanceof Error?e.message:R.errors.unknown,loading:!1,key:n,of:a})}),()=>r.abort()},[e,a,Gr.value]),r.key===n?r.of===a?r:{...r,loading:!0}:{data:null,error:null,loading:!0}}var Di=F(new Map),Oi=new Set,ki=100;function Ai(e,t){Di.peek().get(e)!==t&&(Di.value=new Map(Di.peek()).set(e,t))}function ji(e){let t=Di.value.get(e);return t===void 0&&!Oi.has(e)&&(Mi.length===0&&queueMicrotask(Ni),Oi.add(e),Mi.push(e)),t??`…`}var Mi=[];function Ni(){let e=Mi.splice(0,ki);Mi.length>0&&queueMicrotask(Ni),V(tn,{ids:e}).then(t=>{let n=new Map(Di.peek());t.nodes.forEach((t,r)=>n.set(e[r]??``,t&&`name`in t?t.name:e[r]??``)),Di.value=n},()=>e.forEach(e=>Oi.delete(e)))}var Pi=[`killed`,`injured`,`abducted`,`displaced`];function Fi(e){return e?e.low!==null&&e.high!==null?e.low===e.high?String(e.low):`${e.low}–${e.high}`:e.low===null?e.high===null?R.event.some:R.event.atMost(e.high):R.event.atLeast(e.low):``}function Ii(e){return e.e.differences.length===0?null:z(`section`,{class:`differences`,children:[z(`h3`,{children:[z(`span`,{class:`differ-glyph`,"aria-hidden":`true`,children:`≠`}),R.event.disagree]}),z(`table`,{children:z(`tbody`,{children:e.e.differences.map(t=>t.accounts.map((n,r)=>z(`tr`,{children:[r===0&&z(`th`,{scope:`rowgroup`,rowSpan:t.accounts.length,children:R.fields[t.field]??t.field}),z(`td`,{children:Li(n.value)}),z(`td`,{children:n.reports.map((t,n)=>z(`span`,{children:[n>0&&`, `,z(`button`,{type:`button`,class:`link`,onClick:()=>e.onReport(t.id),children:t.article.source||R.article.unnamed})]},t.id))})]},`${t.field}-${n.value}`)))})})]})}function Li(e){let t=/^(\d*)\.\.(\d*)$/.exec(e);if(t)return Fi({low:t[1]?Number(t[1]):null,high:t[2]?Number(t[2]):null});let n={...R.types,...R.statuses,...R.roles};return e.split(` `).filter(Boolean).map(e=>n[e]??(Ri(e)?ji(e):W(e))).join(e.split(` `).every(Ri)?`, `:` `)}var Ri=e=>/^(act|plc)_/.test(e);function zi(e){return e.of.length===0?null:z(`section`,{class:`history`,children:[z(`h3`,{children:R.correct.history(e.of.length)}),z(`ol`,{class:`changes`,children:e.of.map(e=>z(`li`,{class:e.undoneBy?`undone`:``,children:[R.correct.kinds[e.kind],Bi(e),z(`span`,{class:`note`,children:[` · `,R.correct.by(e.author,W(e.at)),`: `,e.reason,e.undoneBy!==null&&` · ${R.correct.undone}`]}),e.undoneBy===null&&z(x,{children:[` `,z(`button`,{type:`button`,class:`link undo`,"aria-label":R.correct.undoOf(R.correct.kinds[e.kind],e.position),onClick:()=>{xi.value={do:`undo`,position:e.position}},children:R.correct.undo})]})]},e.position))})]})}function Bi(e){let t=[...e.names];return e.set?.type&&t.push(R.types[e.set.type]),e.set?.status&&t.push(R.statuses[e.set.status]),e.set?.date&&t.push(W(e.set.date)),t.length?`: ${t.join(`, `)}`:``}function Vi(e){return e.of.length===0?null:z(`ul`,{class:`overrides`,"aria-label":R.correct.corrected,children:e.of.map(e=>z(`li`,{children:R.correct.override(R.fields[e.field]??e.field,Li(e.was)||R.correct.nothing)},e.field))})}var Hi=e=>z(`svg`,{class:`glyph`,viewBox:`0 0 14 14`,width:`14`,height:`14`,"aria-hidden":`true`,children:[z(`circle`,{cx:`7`,cy:`7`,r:`5`,stroke:`currentColor`,"stroke-width":`2`,fill:e.status===`OCCURRED`?`currentColor`:`none`,"stroke-dasharray":e.status===`CONDITIONAL`?`3 2`:void 0}),e.status===`DENIED`&&z(`path`,{d:`M2 12 12 2`,stroke:`currentColor`,"stroke-width":`2`})]}),Ui=e=>z(`button`,{type:`button`,class:`link`,onClick:()=>{Ai(e.of.id,e.of.name),K(e.of.id)},children:e.of.name}),Wi=e=>z(x,{children:e.of.map((e,t)=>z(`span`,{children:[t>0&&`, `,z(Ui,{of:e})]},e.id))}),Gi=e=>z(`ul`,{class:`lines`,children:e.events.map(e=>z(`li`,{children:z(`button`,{type:`button`,class:`line`,onClick:()=>K(e.id),children:[z(`span`,{class:`ink-${e.class.toLowerCase()}`,title:R.statuses[e.status],children:z(Hi,{status:e.status})}),z(`span`,{class:`line-date`,children:W(e.date)||R.event.noDate}),z(`span`,{children:e.summary})]})},e.id))});function Ki(e){let t=ur.value[e.kind],n=t.includes(e.of.id);return z(`button`,{type:`button`,"aria-pressed":n,onClick:()=>{Ai(e.of.id,e.of.name),wr({[e.kind]:Tr(t,e.of.id)})},children:[z(bi,{name:`filter`}),n?R.pane.unfilter:R.pane.filterBy]})}var qi=e=>z(`dl`,{class:e.small?`facts small`:`facts`,children:e.rows.filter(([,e])=>e!==null&&e!==``&&e!==!1).map(([e,t])=>[z(`dt`,{children:e},e),z(`dd`,{children:t},`${e}-v`)])}),Ji=e=>e.length>0?z(Wi,{of:e}):null;function Yi(e){return e.error?z(`p`,{class:`failed`,role:`alert`,children:e.error}):z(`p`,{class:`empty`,role:`status`,children:e.loading?R.loading:R.pane.gone})}function Xi(e){return e.since&&e.until?`${W(e.since)} – ${W(e.until)}`:e.since?R.relation.since(W(e.since)):e.until?R.relation.until(W(e.until)):``}var Zi=e=>[...e.roles,...e.support.map(tr),...e.spans.map(Xi),e.status===`OCCURRED`?``:R.statuses[e.status]].filter(Boolean).join(` · `),Qi=e=>z(`ul`,{class:`lines`,children:e.relations.map(e=>z(`li`,{children:z(`button`,{type:`button`,class:`line relation`,onClick:()=>K(e.id),children:[z(`span`,{children:[z(`strong`,{children:e.subject.name}),` `,R.relations[e.type],` `,z(`strong`,{children:e.object.name})]}),z(`span`,{class:`note`,children:Zi(e)})]})},e.id))});function $i(e){let{data:t,error:n,loading:r}=Ei(Qt,{id:e.id,knownBy:G.value}),i=t?.node?.__typename===`Relation`?t.node:null;return i?z(`article`,{class:`detail`,children:[z(`header`,{children:[z(`p`,{class:`kicker`,children:R.relation.kicker}),z(`h2`,{children:[z(Ui,{of:i.subject}),` `,R.relations[i.type],` `,z(Ui,{of:i.object})]}),z(`p`,{class:`note`,children:Zi(i)})]}),z(`section`,{children:[z(`h3`,{children:R.relation.assertions(i.assertions.length)}),z(`div`,{class:`reports`,children:i.assertions.map((e,t)=>z(`div`,{class:`card`,children:[z(`p`,{class:`card-head`,children:[z(`strong`,{children:e.article.source||R.article.unnamed}),` `,z(`span`,{class:`note`,children:W(e.article.publishedAt)})]}),e.evidence.map(e=>z(`blockquote`,{children:e.exact},e.start)),z(`p`,{class:`note`,children:[R.statuses[e.status],e.role,...e.support.map(tr),Xi(e)].filter(Boolean).join(` · `)}),z(`button`,{type:`button`,class:`quiet`,onClick:()=>K(e.article.id,i.id),children:R.relation.read})]},`${e.article.id}-${t}`))})]}),z(zi,{of:i.history})]}):z(Yi,{loading:r,error:n})}function ea(e){let{of:t}=e;return e.aliases.length===0?null:z(x,{children:[z(`p`,{class:`aliases`,children:[z(`span`,{class:`note`,children:[R.actor.aliases,` `]}),e.aliases.map((e,t)=>z(`span`,{children:[t>0&&`, `,e.name,(e.since||e.until)&&z(`span`,{class:`note`,children:[` (`,Xi(e),`)`]}),e.broughtBy&&e.broughtBy.name!==e.name&&z(`span`,{class:`note`,children:[` (`,R.correct.from(e.broughtBy.name),`)`]})]},e.name))]}),t&&z(`details`,{class:`alias-actions`,children:[z(`summary`,{children:R.correct.names}),z(`ul`,{children:e.aliases.map(e=>z(`li`,{children:[e.name,` `,z(`button`,{type:`button`,class:`link`,"aria-label":R.correct.dropOf(e.name),onClick:()=>{xi.value={do:`dropAlias`,of:t,name:e.name}},children:R.correct.drop}),` `,z(`button`,{type:`button`,class:`link`,"aria-label":R.correct.splitOf(e.name),onClick:()=>{xi.value={do:`splitActor`,of:t,name:e.name}},children:R.correct.split})]},e.name))})]})]})}function ta(e){let{data:t,error:n,loading:r}=Ei($t,{id:e.id,knownBy:G.value}),i=t?.actor;return i?z(`article`,{class:`detail`,children:[z(`header`,{children:[z(`p`,{class:`kicker`,children:[R.actorKinds[i.kind],i.country,i.generic&&R.actor.generic].filter(Boolean).join(` · `)}),z(`h2`,{children:i.name}),z(`div`,{class:`actions`,children:[z(Ki,{kind:`actors`,of:i}),z(`button`,{type:`button`,class:`quiet`,onClick:()=>{xi.value={do:`mergeActors`,of:i}},children:R.correct.merge}),z(`button`,{type:`button`,class:`quiet`,onClick:()=>{xi.value={do:`addAlias`,of:i}},children:R.correct.addAlias}),z(`button`,{type:`button`,class:`quiet to-path`,onClick:()=>{vr.value={from:i.id,to:``},sr.value=`network`,K(null)},children:R.path.start})]}),i.mergedInto&&z(`p`,{class:`note`,children:[R.correct.mergedInto,` `,z(Ui,{of:i.mergedInto})]})]}),z(ea,{aliases:i.aliases,of:i}),i.wikidata&&z(`p`,{class:`note`,children:[`Wikidata `,i.wikidata]}),i.relations.nodes.length>0&&z(`section`,{children:[z(`h3`,{children:R.actor.relations}),z(Qi,{relations:i.relations.nodes}),i.relations.pageInfo.hasNextPage&&z(`p`,{class:`note`,children:R.actor.more})]}),z(ra,{id:i.id}),z(`section`,{children:[z(`h3`,{children:R.actor.events(i.timeline.totalCount)}),z(Gi,{events:i.timeline.nodes})]}),z(zi,{of:i.history})]}):z(Yi,{loading:r,error:n})}var na=8;function ra(e){let t=cr.value&&Y.value,{data:n}=Ei(Bt,{id:e.id,during:t&&Mn(t.from,t.to),knownBy:G.value},e.id),r=n?.actor?.activity;if(!r||r.events===0)return null;let i=Math.max(1,...r.byType.map(e=>e.count)),a=[r.first,r.last].flatMap(e=>e??[]);return z(`section`,{class:`activity`,children:[z(`h3`,{children:R.activity.title(r.events,t?R.activity.during(kn(U(t.from)),kn(U(t.to))):R.activity.ever)}),r.byRole.length>0&&z(`p`,{class:`note`,children:r.byRole.map(e=>`${R.roles[e.role]} ${e.count}`).join(` · `)}),z(`ul`,{class:`bars`,children:r.byType.slice(0,na).map(e=>z(`li`,{children:[z(`span`,{children:R.types[e.type]}),z(`meter`,{min:0,max:i,value:e.count,"aria-label":R.types[e.type]}),z(`span`,{class:`note`,children:e.count})]},e.type))}),r.byType.length>na&&z(`p`,{class:`note`,children:R.activity.more(r.byType.length-na)}),a.length>0&&z(x,{children:[z(`h4`,{children:R.activity.ends}),z(Gi,{events:a[0]?.id===a[1]?.id?a.slice(0,1):a})]})]})}function ia(e,t){let n=Array.from(e),r=new Set([0,n.length]);for(let e of t)for(let t of[e.start,e.end])t>0&&t<n.length&&r.add(t);let i=[...r].sort((e,t)=>e-t),a=[];for(let e=0;e+1<i.length;e++){let r=i[e]??0,o=i[e+1]??0;a.push({text:n.slice(r,o).join(``),start:r,covers:t.filter(e=>e.start<o&&e.end>r)})}return a}var aa={trigger:3,main:2,other:1,uncoded:0};function oa(e){let t=j(null),n=M(()=>ia(e.text,e.highlights),[e.text,e.highlights]),r=Math.min(...e.highlights.filter(e=>e.kind===`main`).map(e=>e.start));return Me(()=>{let e=t.current,n=e?.querySelector(`mark.main`);e&&n&&(e.scrollTop=n.offsetTop-e.clientHeight/3)},[e.text,r]),z(`div`,{class:`article-text`,ref:t,tabIndex:0,role:`region`,"aria-label":e.label,children:n.map(e=>{let t=e.covers.reduce((e,t)=>e&&aa[e.kind]>=aa[t.kind]?e:t,null);if(!t)return e.text;let n=e.covers.find(e=>e.onOpen)?.onOpen,r=n?z(`span`,{role:`button`,tabIndex:0,onClick:n,onKeyDown:e=>{(e.key===`Enter`||e.key===` `)&&(e.preventDefault(),n?.())},children:e.text}):e.text,i=[...new Set(e.covers.map(e=>e.label).filter(Boolean))].join(`
`);return z(`mark`,{class:t.kind!==`main`&&e.covers.some(e=>e.kind===`main`)?`${t.kind} main`:t.kind,title:i,children:r},e.start)})})}function sa(e){let{data:t,error:n,loading:r}=Ei(Zt,{id:e.id,knownBy:G.value}),i=t?.article,a=M(()=>{if(!i)return[];let t=(t,n,r)=>i=>({start:i.start,end:i.end,kind:t===e.mark?`main`:`other`,label:n,onOpen:()=>K(r)});return[...i.events.flatMap(e=>e.reports.filter(e=>e.article.id===i.id).flatMap(n=>n.evidence.filter(e=>e.article.id===i.id).map(t(n.id,e.summary,e.id)))),...i.relations.flatMap(e=>e.assertions.filter(e=>e.article.id===i.id).flatMap(n=>n.evidence.map(t(e.id,`${e.subject.name} ${R.relations[e.type]} ${e.object.name}`,e.id))))]},[i,e.mark]);return i?z(`article`,{class:`detail`,children:[z(`header`,{children:[z(`p`,{class:`kicker`,children:R.article.kicker}),z(`h2`,{children:i.title||R.article.untitled}),z(`p`,{class:`note`,children:[i.source,i.author,W(i.publishedAt)].filter(Boolean).join(` · `)}),i.url&&/^https?:/.test(i.url)&&z(`p`,{class:`note`,children:z(`a`,{href:i.url,rel:`noreferrer noopener`,target:`_blank`,children:i.url})}),i.retractedBy===null?z(`div`,{class:`actions`,children:z(`button`,{type:`button`,class:`quiet`,onClick:()=>{xi.value={do:`retractArticle`,of:{id:i.id,name:i.title||R.article.untitled}}},children:R.correct.retractArticle})}):z(`p`,{class:`failed`,children:R.correct.isRetracted})]}),z(oa,{text:i.text,highlights:a,label:R.article.textOf(i.title)}),i.events.length>0&&z(`section`,{children:[z(`h3`,{children:R.article.events(i.events.length)}),z(Gi,{events:i.events})]}),i.relations.length>0&&z(`section`,{children:[z(`h3`,{children:R.article.relations(i.relations.length)}),z(Qi,{relations:i.relations})]}),z(zi,{of:i.history})]}):z(Yi,{loading:r,error:n})}function ca(e){let{e:t}=e,n=t.agreement,r=R.agreement,i=n?[n.kind,n.sides,n.purpose].filter(e=>e!==null).map(e=>tr(e)):[];return n&&n.written!==null&&i.push(n.written?r.written:r.unwritten),z(`section`,{class:`agreement`,children:[z(`h3`,{children:r.title}),t.__typename===`CeasefireAgreement`&&z(`div`,{class:`standing state-${t.standing.state.toLowerCase().replaceAll(`_`,`-`)}`,children:[z(`p`,{children:[z(`strong`,{children:R.agreementStates[t.standing.state]}),` `,r.on(kn(Jr.value)),t.standing.since&&`, ${r.since(W(t.standing.since))}`]}),t.standing.because.length>0&&z(x,{children:[z(`p`,{class:`note`,children:r.because}),z(Gi,{events:t.standing.because})]})]}),z(qi,{rows:[[r.parties,Ji(t.parties)],[r.brokers,Ji(t.brokers)],[r.effective,n&&W(n.effective)],[r.ends,n&&W(n.ends)],[r.covers,n&&Ji(n.covers)],[r.excludes,n&&Ji(n.excludes)],[r.kind,i.join(`, `)]]}),n&&n.terms.length>0&&z(x,{children:[z(`h4`,{children:r.terms}),z(`ol`,{class:`terms`,children:n.terms.map(e=>z(`li`,{children:[e.text,z(`div`,{class:`note`,children:[e.who.length>0&&r.by(e.who.map(e=>e.name).join(`, `)),e.whom.length>0&&r.to(e.whom.map(e=>e.name).join(`, `)),e.places.map(e=>e.name).join(`, `),e.until&&r.until(W(e.until)),e.condition&&r.if(e.condition)].filter(Boolean).join(` · `)})]},e.text))})]}),t.__typename===`CeasefireAgreement`&&t.breaches.length>0&&z(x,{children:[z(`h4`,{children:r.breaches}),z(Gi,{events:t.breaches})]})]})}function la(e){let{reports:t}=e.e,n=t.find(t=>t.id===e.chosen)??t[0];return z(`section`,{children:[z(`h3`,{children:R.event.reports(t.length)}),z(`div`,{class:`reports`,children:t.map(t=>z(ua,{report:t,event:e.e,on:t===n,onChoose:()=>e.onChoose(t.id)},t.id))}),n&&z(da,{report:n},n.id)]})}function ua(e){let{report:t,event:n}=e;return z(`div`,{class:e.on?`card on`:`card`,children:[z(`p`,{class:`card-head`,children:[z(`strong`,{children:t.article.source||R.article.unnamed}),` `,z(`span`,{class:`note`,children:W(t.article.publishedAt)})]}),t.evidence.map(e=>z(`blockquote`,{children:e.exact},e.start)),t.attributedTo.length>0&&z(`p`,{class:`note`,children:[R.event.accordingTo,` `,z(Wi,{of:t.attributedTo})]}),z(qi,{small:!0,rows:[[R.fields.type??``,t.type!==n.type&&R.types[t.type]],[R.fields.status??``,t.status!==n.status&&R.statuses[t.status]],[R.event.when,t.date!==n.date&&W(t.date)],...Pi.map(e=>[R.event[e],Fi(t[e])])]}),z(`button`,{type:`button`,class:`quiet`,"aria-pressed":e.on,onClick:e.onChoose,children:e.on?R.event.shownBelow:R.event.showText}),z(`div`,{class:`card-actions`,children:[z(`button`,{type:`button`,class:`link`,onClick:()=>{xi.value={do:`retractReport`,of:{id:t.id,name:`${t.article.source||R.article.unnamed}: ${t.summary}`}}},children:R.correct.retract}),n.reports.length>1&&z(`button`,{type:`button`,class:`link`,onClick:()=>{xi.value={do:`splitEvent`,of:{id:n.id,name:n.summary},report:{id:t.id,name:t.summary}}},children:R.correct.split})]})]})}function da(e){let{report:t}=e,{data:n,error:r,loading:i}=Ei(Zt,{id:t.article.id,knownBy:G.value}),a=M(()=>[...t.evidence.filter(e=>e.article.id===t.article.id).map(e=>({...e,kind:`main`,label:t.summary})),...t.trigger?[{...t.trigger,kind:`trigger`,label:R.types[t.type]}]:[]],[t]),o=n?.article;return o?z(`div`,{class:`source`,children:[z(`p`,{class:`source-head`,children:[z(`button`,{type:`button`,class:`link`,onClick:()=>K(o.id,t.id),children:o.title||R.article.untitled}),z(`span`,{class:`note`,children:[` `,[o.source,W(o.publishedAt)].filter(Boolean).join(`, `)]})]}),z(oa,{text:o.text,highlights:a,label:R.article.textOf(o.title)})]}):z(Yi,{loading:i,error:r})}function fa(e){let t=M(()=>pa(e.e.reports),[e.e]);return t.length===0?null:z(`section`,{children:[z(`h3`,{children:R.event.changed}),z(`ol`,{class:`changes`,children:t.map(e=>z(`li`,{children:[z(`span`,{class:`note`,children:[W(e.report.article.publishedAt),`, `,e.report.article.source||R.article.unnamed,`:`]}),` `,e.says.join(`; `)]},e.report.id))})]})}function pa(e){let t=new Map;return e.flatMap((e,n)=>{let r=[],i=(e,i)=>{if(!i)return;let a=t.get(e);a!==void 0&&a!==i?r.push(R.event.became(e,a,i)):a===void 0&&n>0&&r.push(R.event.added(e,i)),t.set(e,i)};i(R.fields.type??``,R.types[e.type]),i(R.fields.status??``,R.statuses[e.status]),i(R.event.when,W(e.date));for(let t of Pi)i(R.event[t],Fi(e[t]));return i(R.event.who,e.participants.map(e=>e.actor.name).join(`, `)),r.length>0?[{report:e,says:r}]:[]})}function ma(e){let{data:t,error:n,loading:r}=Ei(ln,{id:e.id,asOf:Jr.value,knownBy:G.value},e.id),[i,a]=k(null),o=t?.event;return o?z(`article`,{class:`detail`,children:[z(`header`,{children:[z(`p`,{class:`kicker ink-${o.class.toLowerCase()}`,children:[z(Hi,{status:o.status}),R.types[o.type],` · `,R.statuses[o.status]]}),z(`h2`,{children:o.summary}),z(`div`,{class:`actions`,children:[z(`button`,{type:`button`,class:`quiet`,onClick:()=>{xi.value={do:`event`,event:{...o,name:o.summary}}},children:R.correct.event}),z(`button`,{type:`button`,class:`quiet`,onClick:()=>{xi.value={do:`mergeEvents`,of:{id:o.id,name:o.summary}}},children:R.correct.merge})]})]}),z(ha,{e:o}),z(Vi,{of:o.overrides}),z(Ii,{e:o,onReport:a}),(o.__typename===`CeasefireAgreement`||o.__typename===`OtherAgreement`)&&z(ca,{e:o}),o.__typename===`CeasefireViolation`&&o.violates&&z(`section`,{children:[z(`h3`,{children:R.event.violates}),z(Gi,{events:[o.violates]})]}),o.__typename===`PoliticalEvent`&&o.about&&z(`section`,{children:[z(`h3`,{children:R.event.about}),z(Gi,{events:[o.about]})]}),z(la,{e:o,chosen:i,onChoose:a}),z(fa,{e:o}),o.retracted.length>0&&z(`section`,{children:[z(`h3`,{children:R.correct.retracted(o.retracted.length)}),z(`ul`,{class:`changes`,children:o.retracted.map(e=>z(`li`,{children:z(`s`,{children:[e.article.source||R.article.unnamed,`: `,e.evidence[0]?.exact]})},e.id))})]}),z(zi,{of:o.history})]}):z(Yi,{loading:r,error:n})}function ha(e){let{e:t}=e,n=R.event;return z(qi,{rows:[[n.when,z(x,{children:[W(t.date)||n.noDate,t.timeSource&&z(`span`,{class:`note`,children:[` · `,R.timeSources[t.timeSource]]})]})],...Qn.map(e=>[R.roles[e],Ji(t.participants.filter(t=>t.role===e).map(e=>e.actor))]),[n.where,Ji(t.places)],[n.gained,t.__typename===`TerritorialShift`&&Ji(t.gainedBy)],[n.lost,t.__typename===`TerritorialShift`&&Ji(t.lostBy)],[n.weapon,t.__typename===`ViolentEvent`&&t.weapon],...Pi.map(e=>[n[e],Fi(t[e])]),[n.says,Ji(t.attributedTo)],[n.confidence,z(x,{children:[z(`meter`,{min:0,max:1,value:t.confidence,"aria-label":n.confidence}),` `,Math.round(t.confidence*100),` %`]})]]})}function ga(e){let{data:t,error:n,loading:r}=Ei(en,{id:e.id,knownBy:G.value}),i=t?.place;return i?z(`article`,{class:`detail`,children:[z(`header`,{children:[z(`p`,{class:`kicker`,children:R.placeKinds[i.placeKind]}),z(`h2`,{children:i.name}),i.within.length>0&&z(`p`,{class:`note`,children:[R.place.within,` `,z(Wi,{of:i.within})]}),z(`p`,{class:`note`,children:i.latitude!==null&&i.longitude!==null?R.place.at(i.latitude,i.longitude):R.place.nowhere}),z(`div`,{class:`actions`,children:z(Ki,{kind:`places`,of:i})})]}),z(ea,{aliases:i.aliases}),i.control.length>0&&z(`section`,{children:[z(`h3`,{children:R.place.control}),z(`ol`,{class:`control`,children:i.control.map((e,t)=>z(`li`,{children:[z(Ui,{of:e.actor}),` `,z(`span`,{class:`note`,children:[Xi(e),e.contested&&` · ${R.place.contested}`]}),z(`div`,{class:`note`,children:e.because.map((e,t)=>z(`span`,{children:[t>0&&` · `,z(`button`,{type:`button`,class:`link`,onClick:()=>K(e.id),children:`summary`in e?e.summary:R.place.reported})]},e.id))})]},t))})]}),z(`section`,{children:[z(`h3`,{children:R.actor.events(i.timeline.totalCount)}),z(Gi,{events:i.timeline.nodes})]})]}):z(Yi,{loading:r,error:n})}function _a(){let e=yr.value,t=j(null);return A(()=>{t.current&&(t.current.scrollTop=0)},[e?.id]),A(()=>{let e=e=>{e.key===`Escape`&&!e.defaultPrevented&&!document.querySelector(`dialog[open]`)&&K(null)};return addEventListener(`keydown`,e),()=>removeEventListener(`keydown`,e)},[]),e?z(`aside`,{class:`pane`,ref:t,"aria-label":R.pane.label,children:[z(`div`,{class:`pane-bar`,children:[z(`button`,{type:`button`,class:`square`,onClick:()=>history.back(),"aria-label":R.pane.back,title:R.pane.back,children:`←`}),z(`button`,{type:`button`,class:`square`,onClick:()=>K(null),"aria-label":R.pane.close,title:R.pane.close,children:z(bi,{name:`close`})})]}),z(va,{id:e.id,mark:e.mark})]}):null}function va(e){switch(e.id.slice(0,4)){case`evt_`:return z(ma,{id:e.id},e.id);case`act_`:return z(ta,{id:e.id},e.id);case`plc_`:return z(ga,{id:e.id},e.id);case`art_`:return z(sa,{id:e.id,mark:e.mark},e.id);case`rel_`:return z($i,{id:e.id},e.id)}return z(`p`,{class:`empty`,children:R.pane.unknown})}var ya=20<<20;async function ba(e){if(e.size>ya)return[{name:e.name,input:null,problem:R.add.tooLarge}];let t=await e.text();return/\.(jsonl|ndjson|json)$/i.test(e.name)?Sa(e.name,t):[xa(e.name,t.trim()?{text:t}:null,R.add.empty)]}var xa=(e,t,n)=>({name:e,input:t,problem:t?``:n});function Sa(e,t){let n=Ca(t);return n&&!Array.isArray(n)?[xa(e,wa(n),R.add.notJson)]:Array.isArray(n)?n.map((t,n)=>xa(R.add.line(e,n+1),wa(t),R.add.notJson)):t.split(`
`).flatMap((t,n)=>t.trim()?[xa(R.add.line(e,n+1),wa(Ca(t)),R.add.notJson)]:[])}function Ca(e){try{return JSON.parse(e)}catch{return null}}function wa(e){if(typeof e!=`object`||!e)return null;let t=t=>{let n=e[t];return typeof n==`string`?n:``},n=t(`text`);return n.trim()?Ta({text:n,title:t(`title`),source:t(`source`),url:t(`url`),publishedAt:t(`date`)||t(`publishedAt`),externalId:t(`id`)||t(`externalId`)}):null}function Ta(e){return Object.fromEntries(Object.entries(e).filter(([,e])=>e))}var Ea=F(!1),Da=F([]),Oa=F(``);function ka(e){Oa.value=e}var Aa=()=>z(`div`,{class:`hidden-text`,role:`status`,"aria-live":`polite`,children:Oa.value});function ja(e){let{item:t}=e,n=t.read,r=M(()=>n?[...n.uncoded.map(e=>({...e,kind:`uncoded`,label:R.add.legend.uncoded})),...n.relations.flatMap(e=>e.evidence.map(t=>({...t,kind:`other`,label:`${e.subject} ${R.relations[e.type]} ${e.object}`}))),...n.events.flatMap(e=>e.evidence.map(t=>({...t,kind:`main`,label:e.summary})))]:[],[n]);return n?z(`details`,{open:e.open,class:t.skip?`skipped`:``,children:[z(`summary`,{children:[e.onSkip&&z(`label`,{onClick:e=>e.stopPropagation(),children:[z(`input`,{type:`checkbox`,checked:t.skip,onChange:t=>e.onSkip?.(t.currentTarget.checked)}),` `,R.add.skip]}),z(`strong`,{children:n.article.title||t.name}),z(`span`,{class:`note`,children:[` `,[n.article.source,W(n.article.publishedAt),n.known?R.add.known:R.add.found(n.events.length,n.relations.length)].filter(Boolean).join(` · `)]}),t.problem&&z(`span`,{class:`failed`,children:t.problem})]}),n.events.length+n.relations.length===0&&z(`p`,{class:`empty`,children:R.add.nothing}),z(`ul`,{class:`lines`,children:[n.events.map((e,t)=>z(`li`,{class:`line`,children:[z(Hi,{status:e.status}),z(`span`,{class:`line-date`,children:W(e.date)||R.event.noDate}),z(`span`,{children:[z(`strong`,{children:R.types[e.type]}),` `,e.summary,` `,z(`span`,{class:`note`,children:e.places.join(`, `)})]})]},t)),n.relations.map((e,t)=>z(`li`,{class:`line`,children:[z(`span`,{}),z(`span`,{class:`line-date`,children:R.relation.kicker}),z(`span`,{children:[e.subject,` `,R.relations[e.type],` `,e.object]})]},`r${t}`))]}),z(oa,{text:n.article.text,highlights:r,label:R.article.textOf(n.article.title)}),n.uncoded.length>0&&z(`p`,{class:`note`,children:R.add.uncoded(n.uncoded.length)})]}):z(`p`,{class:`failed`,children:R.add.failed(t.name,t.problem)})}function Ma(){let e=j(null),[t,n]=k(`give`),[r,i]=k([]),[a,o]=k(0),[s,c]=k(!1),l=j(null);A(()=>{let t=e.current;Ea.value&&t&&!t.open&&t.showModal(),!Ea.value&&t?.open&&t.close()},[Ea.value]),A(()=>Fa(c),[]),A(()=>{if(Da.value.length===0)return;let e=Da.value;Da.value=[],f(e)},[Da.value]);let u=()=>{l.current?.abort(),i([]),n(`give`)},d=()=>{Ea.value=!1,t!==`storing`&&u()},f=async e=>{let t=[];for(let n of e)t.push(...await ba(n));await m(t)},p=async(e,t)=>{let n=new AbortController;l.current?.abort(),l.current=n;let r=[...e];for(let[a,s]of e.entries()){o(a);try{r[a]=await t(s,n.signal)}catch(e){if(n.signal.aborted)return null;r[a]={...s,problem:e instanceof Error?e.message:R.errors.unknown}}i([...r])}return r},m=async e=>{let t=e.map(e=>({...e,read:null,stored:null,skip:!1}));i(t),n(`reading`),await p(t,async(e,t)=>e.input?{...e,read:(await V(mn,{input:e.input,dryRun:!0},t)).loadArticle}:e)&&n(`look`)},h=async()=>{n(`storing`);let e=await p(r,async(e,t)=>!e.input||!e.read||e.skip||e.read.known?e:{...e,stored:(await V(mn,{input:e.input,dryRun:!1},t)).loadArticle});e&&(n(`done`),ka(Na(e)))},g=r.filter(e=>e.read&&!e.skip&&!e.read.known&&!e.stored).length,_=r.flatMap(e=>[...e.stored?.newEvents??[],...e.stored?.updatedEvents??[]])[0];return z(x,{children:[s&&z(`div`,{class:`drop-over`,"aria-hidden":`true`,children:R.add.title}),z(`dialog`,{ref:e,class:`adding`,"aria-labelledby":`adding-title`,onClose:d,onCancel:d,children:[z(`div`,{class:`pane-bar`,children:[z(`h2`,{id:`adding-title`,children:R.add.title}),z(`button`,{type:`button`,class:`square`,"aria-label":R.add.close,onClick:d,children:z(bi,{name:`close`})})]}),t===`give`&&z(Pa,{onFiles:e=>void f(e),onText:e=>void m([e])}),(t===`reading`||t===`storing`)&&z(`div`,{class:`working`,role:`status`,children:[z(`p`,{children:t===`reading`?R.add.reading(a+1,r.length):R.add.storing(a+1,r.length)}),z(`progress`,{max:r.length,value:a,"aria-label":R.add.inProgress})]}),(t===`look`||t===`done`)&&z(x,{children:[z(`p`,{class:`note`,role:`status`,children:t===`done`?Na(r):R.add.look}),z(`div`,{class:`read-items`,children:r.map((e,n)=>z(ja,{item:e,open:r.length===1&&t===`look`,onSkip:t===`look`&&r.length>1?e=>i(r.map((t,r)=>r===n?{...t,skip:e}:t)):null},n))}),z(`div`,{class:`actions`,children:[t===`look`&&z(`button`,{type:`button`,class:`primary`,disabled:g===0,onClick:()=>void h(),children:R.add.store(g)}),t===`done`&&_&&z(`button`,{type:`button`,class:`primary`,onClick:()=>{K(_.id),d()},children:R.add.open}),z(`button`,{type:`button`,onClick:u,children:R.add.again})]})]})]})]})}function Na(e){let t=t=>e.reduce((e,n)=>e+(n.stored?.[t].length??0),0);return R.add.stored(t(`newEvents`),t(`updatedEvents`))}function Pa(e){let[t,n]=k(``);return z(`form`,{onSubmit:n=>{n.preventDefault();let r=new FormData(n.currentTarget),i=e=>String(r.get(e)??``).trim(),a=Ta({text:t,title:i(`title`),source:i(`source`),publishedAt:i(`date`),url:i(`url`)});e.onText({name:a.title||R.add.pasted,input:a,problem:``})},children:[z(`label`,{for:`add-text`,children:R.add.text}),z(`textarea`,{id:`add-text`,rows:10,value:t,placeholder:R.add.placeholder,onInput:e=>n(e.currentTarget.value)}),z(`p`,{class:`note`,id:`add-optional`,children:R.add.optional}),z(`div`,{class:`fields`,children:[z(`label`,{children:[R.add.headline,z(`input`,{name:`title`,"aria-describedby":`add-optional`})]}),z(`label`,{children:[R.add.source,z(`input`,{name:`source`,"aria-describedby":`add-optional`})]}),z(`label`,{children:[R.add.date,z(`input`,{name:`date`,type:`date`,"aria-describedby":`add-optional`})]}),z(`label`,{children:[R.add.url,z(`input`,{name:`url`,type:`url`,"aria-describedby":`add-optional`})]})]}),z(`div`,{class:`actions`,children:[z(`button`,{type:`submit`,class:`primary`,disabled:!t.trim(),children:R.add.read}),z(`span`,{class:`note`,children:[R.add.drop,` `,z(`label`,{class:`link file`,children:[R.add.choose,z(`input`,{type:`file`,multiple:!0,accept:`.txt,.md,.html,.htm,.json,.jsonl,.ndjson`,onChange:t=>e.onFiles([...t.currentTarget.files??[]])})]})]})]})]})}function Fa(e){let t=e=>e.dataTransfer?.types.includes(`Files`)??!1,n=n=>{t(n)&&(n.preventDefault(),e(!0))},r=t=>{t.relatedTarget||e(!1)},i=n=>{t(n)&&(n.preventDefault(),e(!1),Da.value=[...n.dataTransfer?.files??[]],Ea.value=!0)};return addEventListener(`dragover`,n),addEventListener(`dragleave`,r),addEventListener(`drop`,i),()=>{removeEventListener(`dragover`,n),removeEventListener(`dragleave`,r),removeEventListener(`drop`,i)}}var Ia=6;function La(e){let[t,n]=k(``),[r,i]=k([]);A(()=>{if(t.trim().length<2){i([]);return}let n=new AbortController,r=setTimeout(()=>{V(nn,{words:t.trim(),knownBy:null,first:Ia},n.signal).then(t=>{let n={actors:t.search.actors.map(e=>({id:e.id,name:e.name,note:`${R.actorKinds[e.kind]} · ${R.actor.events(e.timeline.totalCount)}`})),places:t.search.places.map(e=>({id:e.id,name:e.name,note:e.country??``})),events:t.search.events.map(e=>({id:e.id,name:e.summary,note:W(e.date)}))}[e.kind];i(n.filter(t=>t.id!==e.without))},()=>i([]))},150);return()=>{clearTimeout(r),n.abort()}},[t,e.kind,e.without]);let a=e.picked&&!r.some(t=>t.id===e.picked?.id)?[{...e.picked,note:``},...r]:r,o=`pick-${e.name??e.kind}`;return z(`div`,{class:`picker`,children:[z(`label`,{children:[e.label,z(`input`,{type:`search`,class:o,value:t,autocomplete:`off`,onInput:e=>n(e.currentTarget.value),onKeyDown:e=>{e.key===`Enter`&&e.preventDefault()}})]}),a.length>0&&z(`fieldset`,{children:[z(`legend`,{class:`hidden-text`,children:R.search.results}),a.map(t=>z(`label`,{class:`check`,children:[z(`input`,{type:`radio`,name:o,value:t.id,checked:t.id===e.picked?.id,onChange:()=>{e.onPick(t),e.brief&&n(``)}}),` `,t.name,` `,z(`span`,{class:`note`,children:t.note})]},t.id))]}),t.trim().length>=2&&a.length===0&&z(`p`,{class:`note`,role:`status`,children:R.search.found(0)})]})}function Ra(){let e=j(null),t=xi.value;A(()=>{let n=e.current;t&&n&&!n.open&&n.showModal(),!t&&n?.open&&n.close()},[t]);let n=()=>{xi.value=null};return z(`dialog`,{ref:e,class:`correcting`,"aria-labelledby":`correcting-title`,onClose:n,onCancel:n,children:t&&z(x,{children:[z(`div`,{class:`pane-bar`,children:[z(`h2`,{id:`correcting-title`,children:R.correct.titles[t.do]}),z(`button`,{type:`button`,class:`square`,"aria-label":R.correct.close,onClick:n,children:z(bi,{name:`close`})})]}),z(za,{task:t,onDone:n},JSON.stringify(t))]})})}function za(e){let{task:t}=e,[n,r]=k(null),[i,a]=k({actor:null,place:null}),[o,s]=k(!1),[c,l]=k(``),u=t.do===`mergeActors`||t.do===`mergeEvents`,d=async r=>{r.preventDefault();let a=new FormData(r.currentTarget),o=e=>String(a.get(e)??``).trim(),c={why:{author:o(`author`),reason:o(`reason`)},picked:n,name:o(`name`),set:t.do===`event`?Va(t.event,a,i):{}};s(!0),l(``);try{await Si(t,c),ka(R.correct.done),e.onDone()}catch(e){l(e instanceof Error?e.message:R.errors.unknown),s(!1)}};return z(`form`,{onSubmit:e=>void d(e),children:[z(`p`,{class:`note`,children:R.correct.explain[t.do]}),`of`in t&&z(`p`,{children:[z(`strong`,{children:t.of.name}),`name`in t&&` · ${t.name}`,`report`in t&&` · ${t.report.name}`]}),u&&z(La,{kind:t.do===`mergeActors`?`actors`:`events`,label:R.correct.other,without:t.of.id,picked:n,onPick:r}),t.do===`addAlias`&&z(`label`,{children:[R.correct.name,z(`input`,{name:`name`,required:!0})]}),t.do===`event`&&z(Ba,{event:t.event,added:i,onAdd:(e,t)=>a({...i,[e]:t})}),z(`div`,{class:`fields`,children:[z(`label`,{children:[R.correct.author,z(`input`,{name:`author`,required:!0,defaultValue:wi(),autocomplete:`name`})]}),z(`label`,{children:[R.correct.reason,z(`input`,{name:`reason`,required:!0})]})]}),c&&z(`p`,{class:`failed`,role:`alert`,children:c}),z(`div`,{class:`actions`,children:[z(`button`,{type:`submit`,class:`primary`,disabled:o||u&&!n,children:R.correct.make}),z(`button`,{type:`button`,onClick:e.onDone,children:R.correct.cancel})]})]})}function Ba(e){let{event:t}=e,n=R.correct;return z(x,{children:[z(`div`,{class:`fields`,children:[z(`label`,{children:[R.fields.type,z(`select`,{name:`type`,defaultValue:t.type,children:Xn.map(e=>z(`option`,{value:e,selected:e===t.type,children:R.types[e]},e))})]}),z(`label`,{children:[R.fields.status,z(`select`,{name:`status`,defaultValue:t.status,children:Zn.map(e=>z(`option`,{value:e,selected:e===t.status,children:R.statuses[e]},e))})]}),z(`label`,{children:[n.date,z(`input`,{name:`date`,defaultValue:t.date??``,"aria-describedby":`correct-date`})]})]}),z(`p`,{class:`note`,id:`correct-date`,children:n.dateHint}),t.participants.length>0&&z(`fieldset`,{children:[z(`legend`,{children:n.participants}),t.participants.map(e=>z(`label`,{class:`check`,children:[z(`input`,{type:`checkbox`,name:`keepActor`,value:e.actor.id,defaultChecked:!0}),` `,e.actor.name]},e.actor.id))]}),z(La,{kind:`actors`,label:n.addActor,without:``,picked:e.added.actor,onPick:t=>e.onAdd(`actor`,t)}),e.added.actor&&z(`label`,{children:[n.role,z(`select`,{name:`role`,children:Qn.map(e=>z(`option`,{value:e,children:R.roles[e]},e))})]}),t.places.length>0&&z(`fieldset`,{children:[z(`legend`,{children:n.places}),t.places.map(e=>z(`label`,{class:`check`,children:[z(`input`,{type:`checkbox`,name:`keepPlace`,value:e.id,defaultChecked:!0}),` `,e.name]},e.id))]}),z(La,{kind:`places`,label:n.addPlace,without:``,picked:e.added.place,onPick:t=>e.onAdd(`place`,t)})]})}function Va(e,t,n){let r={},i=e=>String(t.get(e)??``).trim();i(`type`)!==e.type&&(r.type=i(`type`)),i(`status`)!==e.status&&(r.status=i(`status`)),i(`date`)&&i(`date`)!==e.date&&(r.date=i(`date`));let a=e=>t.getAll(e).map(String),o=(e,t)=>e.map(e=>e.id).filter(e=>!t.includes(e)),s=o(e.participants.map(e=>e.actor),a(`keepActor`)).filter(e=>e!==n.actor?.id),c=o(e.places,a(`keepPlace`)).filter(e=>e!==n.place?.id);return s.length&&(r.dropParticipants=s),c.length&&(r.dropPlaces=c),n.actor&&(r.addParticipants=[{role:i(`role`),actor:n.actor.id}]),n.place&&(r.addPlaces=[n.place.id]),r}var Ha=F([]),Ua=10,Wa=20,Ga=!1;function Ka(){Ga||(Ga=!0,qa().catch(()=>{Ga=!1}))}async function qa(){let e=new Map,t=null;for(let n=0;n<Ua;n++){let n=await Ja(t);for(let{source:t}of n.nodes)t&&e.set(t,(e.get(t)??0)+1);if(!n.pageInfo.hasNextPage)break;t=n.pageInfo.endCursor}Ha.value=[...e].sort(([e,t],[n,r])=>r-t||(e<n?-1:1)).slice(0,Wa).map(([e])=>e)}var Ja=async e=>(await V(rn,{after:e})).articles;function Ya(){let e=ur.value,t=e=>()=>wr(e),n=[...e.actors.map(n=>({key:n,kind:R.filter.actor,text:ji(n),drop:t({actors:Tr(e.actors,n)})})),...e.places.map(n=>({key:n,kind:R.filter.place,text:ji(n),drop:t({places:Tr(e.places,n)})})),...e.countries.map(n=>({key:`country-${n}`,kind:R.filter.country,text:Xa(n),drop:t({countries:Tr(e.countries,n)})})),...e.classes.map(n=>({key:n,kind:R.filter.class,text:R.classes[n],drop:t({classes:Tr(e.classes,n)})})),...e.types.map(n=>({key:n,kind:R.filter.type,text:R.types[n],drop:t({types:Tr(e.types,n)})})),...e.statuses.map(n=>({key:n,kind:R.filter.status,text:R.statuses[n],drop:t({statuses:Tr(e.statuses,n)})})),...e.sources.map(n=>({key:`source-${n}`,kind:R.filter.source,text:n,drop:t({sources:Tr(e.sources,n)})})),...e.words?[{key:`words`,kind:R.filter.words,text:e.words,drop:t({words:``})}]:[],...e.confidence>0?[{key:`confidence`,kind:R.filter.confidence,text:`≥ ${e.confidence}`,drop:t({confidence:0})}]:[]],r=Br.value||q.value.reduce((e,t)=>e+ +!!Hn(t,Y.value),0);return z(`div`,{class:`filters`,role:`group`,"aria-label":R.filter.label,children:[z($a,{}),z(`ul`,{class:`chips`,children:n.map(e=>z(`li`,{class:`chip`,children:[z(`span`,{class:`chip-kind`,children:e.kind}),` `,e.text,z(`button`,{type:`button`,"aria-label":R.filter.remove(e.kind,e.text),title:R.filter.remove(e.kind,e.text),onClick:e.drop,children:z(bi,{name:`close`})})]},e.key))}),Cr.value&&z(`button`,{type:`button`,class:`quiet`,onClick:()=>{ur.value=or},children:R.filter.clear}),z(`span`,{class:`count`,role:`status`,children:Lr.value>=0?R.filter.count(r,Lr.value):``}),z(Za,{})]})}function Xa(e){try{return new Intl.DisplayNames(`en`,{type:`region`}).of(e)??e}catch{return e}}function Za(){let e=G.value!==null;return z(`div`,{class:e?`known on`:`known`,children:[z(`label`,{children:[z(`input`,{type:`checkbox`,checked:e,onChange:e=>{G.value=e.currentTarget.checked?Qa():null}}),` `,R.known.label]}),e&&z(`input`,{type:`date`,"aria-label":R.known.day,value:G.value??``,onChange:e=>{Tn(e.currentTarget.value)&&(G.value=e.currentTarget.value)}})]})}var Qa=()=>new Date(Math.min(Date.now(),Y.value.to)).toISOString().slice(0,10);function $a(){let[e,t]=k(!1),n=j(null),r=j(null),i=ur.value;return A(()=>{if(!e)return;Ka();let r=e=>{e.target instanceof Node&&!n.current?.contains(e.target)&&t(!1)};return addEventListener(`pointerdown`,r),()=>removeEventListener(`pointerdown`,r)},[e]),z(`div`,{class:`add-filter`,ref:n,onKeyDown:n=>{n.key===`Escape`&&e&&(n.stopPropagation(),t(!1),r.current?.focus())},children:[z(`button`,{type:`button`,ref:r,"aria-expanded":e,"aria-controls":`filter-panel`,onClick:()=>t(!e),children:[z(bi,{name:`filter`}),R.filter.add]}),e&&z(`div`,{id:`filter-panel`,class:`popover`,role:`group`,"aria-label":R.filter.add,children:[z(`div`,{class:`columns`,children:[Yn.map(e=>z(`fieldset`,{children:[z(`legend`,{children:z(`label`,{children:[z(`input`,{type:`checkbox`,checked:i.classes.includes(e),onChange:()=>wr({classes:Tr(i.classes,e)})}),z(`span`,{class:`swatch ${e.toLowerCase()}`}),R.classes[e]]})}),Jn[e].map(e=>z(`label`,{children:[z(`input`,{type:`checkbox`,checked:i.types.includes(e),onChange:()=>wr({types:Tr(i.types,e)})}),R.types[e]]},e))]},e)),z(`fieldset`,{children:[z(`legend`,{children:R.filter.status}),Zn.map(e=>z(`label`,{children:[z(`input`,{type:`checkbox`,checked:i.statuses.includes(e),onChange:()=>wr({statuses:Tr(i.statuses,e)})}),R.statuses[e]]},e))]}),Ha.value.length>0&&z(`fieldset`,{children:[z(`legend`,{children:R.filter.source}),Ha.value.map(e=>z(`label`,{children:[z(`input`,{type:`checkbox`,checked:i.sources.includes(e),onChange:()=>wr({sources:Tr(i.sources,e)})}),e]},e))]}),z(`fieldset`,{children:[z(`legend`,{children:R.filter.confidence}),z(`label`,{class:`slider`,children:[z(`input`,{type:`range`,min:`0`,max:`0.95`,step:`0.05`,value:i.confidence,"aria-label":R.filter.confidence,"aria-valuetext":`≥ ${i.confidence}`,onChange:e=>wr({confidence:Number(e.currentTarget.value)})}),`≥ `,i.confidence.toFixed(2)]})]})]}),z(`p`,{class:`note`,children:R.filter.hint})]})]})}var eo=`casus-theme`,to=F((()=>{try{let e=localStorage.getItem(eo);return e===`light`||e===`dark`?e:`system`}catch{return`system`}})()),no=F(0);function ro(e){to.value=e;try{e===`system`?localStorage.removeItem(eo):localStorage.setItem(eo,e)}catch{}io()}function io(){document.documentElement.dataset.theme=ao()?`dark`:`light`,no.value++}var ao=()=>to.value===`dark`||to.value===`system`&&matchMedia(`(prefers-color-scheme: dark)`).matches;function oo(){io(),matchMedia(`(prefers-color-scheme: dark)`).addEventListener(`change`,io)}var so=e=>getComputedStyle(document.documentElement).getPropertyValue(`--${e}`).trim(),co={csv:`casus-events.csv`,geojson:`casus-events.geojson`,timelinejs:`casus-timelinejs.json`,ical:`casus-events.ics`,events:`casus-events.jsonl`};function lo(e){let t=new URLSearchParams({format:e}),n=ur.value,r=[[`actor`,n.actors],[`place`,n.places],[`country`,n.countries],[`type`,n.types],[`class`,n.classes],[`status`,n.statuses],[`source`,n.sources]];for(let[e,n]of r)for(let r of n)t.append(e,r);return n.words&&t.set(`words`,n.words),n.confidence>0&&t.set(`minConfidence`,String(n.confidence)),t.set(`during`,Mn(Y.value.from,Y.value.to)),G.value&&t.set(`knownBy`,G.value),`/export?${t}`}var uo=`system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif`,fo=document.createElement(`canvas`).getContext(`2d`);function po(e,t,n=400){return fo?(fo.font=`${n} ${t}px ${uo}`,fo.measureText(e).width):e.length*t*.55}function mo(e,t){for(let n of t){if(e.globalAlpha=n.alpha??1,n.kind===`text`){e.font=`${n.weight??400} ${n.size}px ${uo}`,e.textAlign=n.anchor===`middle`?`center`:n.anchor??`start`,e.textBaseline=`alphabetic`,n.stroke&&(e.strokeStyle=n.stroke,e.lineWidth=n.width??3,e.lineJoin=`round`,e.strokeText(n.text,n.x,n.y)),e.fillStyle=n.fill??`#000`,e.fillText(n.text,n.x,n.y);continue}if(n.kind===`rect`&&n.fill&&!n.r&&!n.stroke){e.fillStyle=n.fill,e.fillRect(n.x,n.y,n.w,n.h);continue}let t=ho(e,n);n.fill&&(e.fillStyle=n.fill,t?e.fill(t):e.fill()),n.stroke&&(e.strokeStyle=n.stroke,e.lineWidth=n.width??1,e.setLineDash(n.dash?[...n.dash]:[]),t?e.stroke(t):e.stroke()),t&&n.kind===`path`&&e.translate(-(n.x??0),-(n.y??0))}e.globalAlpha=1,e.setLineDash([])}function ho(e,t){switch(t.kind){case`rect`:return e.beginPath(),t.r?e.roundRect(t.x,t.y,t.w,t.h,Math.min(t.r,t.w/2,t.h/2)):e.rect(t.x,t.y,t.w,t.h),null;case`circle`:return e.beginPath(),e.arc(t.x,t.y,t.r,0,2*Math.PI),null;case`path`:return e.translate(t.x??0,t.y??0),new Path2D(t.d)}}var go=e=>e.kind===`rect`?e.y:e.kind===`circle`?e.y-e.r:e.kind===`text`?e.y-e.size:-1/0,_o=e=>e.kind===`rect`?e.y+e.h:e.kind===`circle`?e.y+e.r:e.kind===`text`?e.y+4:1/0,vo=e=>e.replace(/[&<>"]/g,e=>`&#${e.charCodeAt(0)};`),yo=e=>String(Math.round(e*100)/100);function bo(e,t,n,r,i){let a=e.map(e=>{let t=[e.kind===`text`?`fill="${e.fill??`#000`}"`:`fill="${e.fill??`none`}"`,e.stroke?`stroke="${e.stroke}" stroke-width="${e.width??1}"`:``,e.dash?`stroke-dasharray="${e.dash.join(` `)}"`:``,e.alpha!==void 0&&e.alpha<1?`opacity="${yo(e.alpha)}"`:``].filter(Boolean).join(` `);switch(e.kind){case`rect`:return`<rect x="${yo(e.x)}" y="${yo(e.y)}" width="${yo(e.w)}" height="${yo(e.h)}" rx="${e.r??0}" ${t}/>`;case`circle`:return`<circle cx="${yo(e.x)}" cy="${yo(e.y)}" r="${yo(e.r)}" ${t}/>`;case`path`:return`<path d="${e.d}"${e.x||e.y?` transform="translate(${yo(e.x??0)} ${yo(e.y??0)})"`:``} ${t}/>`;case`text`:return`<text x="${yo(e.x)}" y="${yo(e.y)}" font-size="${e.size}" font-weight="${e.weight??400}" text-anchor="${e.anchor??`start`}"${e.stroke?` paint-order="stroke" stroke-linejoin="round"`:``} ${t}>${vo(e.text)}</text>`}});return`<svg xmlns="http://www.w3.org/2000/svg" width="${yo(t)}" height="${yo(n)}" viewBox="0 0 ${yo(t)} ${yo(n)}" font-family='${uo}'>
<title>${vo(i)}</title>
<rect width="100%" height="100%" fill="${r}"/>
${a.join(`
`)}
</svg>
`}var xo=F(null),So;function Co(e,t,n){So={make:t,graph:n},A(()=>(xo.value={name:e,make:()=>So.make(),graph:n?()=>So.graph?.()??Promise.reject(Error(`no network`)):null},()=>{xo.value=null}),[e])}var wo=e=>new Blob([bo(e.shapes,e.width,e.height,e.background,e.title)],{type:`image/svg+xml`});async function To(e){let t=new Image,n=URL.createObjectURL(wo(e));try{t.src=n,await t.decode();let r=Math.min(2,16e3/Math.max(e.width,e.height)),i=document.createElement(`canvas`);return i.width=Math.round(e.width*r),i.height=Math.round(e.height*r),i.getContext(`2d`)?.drawImage(t,0,0,i.width,i.height),await new Promise((e,t)=>i.toBlob(n=>n?e(n):t(Error(`no picture`)),`image/png`))}finally{URL.revokeObjectURL(n)}}function Eo(e,t){let n=document.createElement(`a`);n.href=URL.createObjectURL(e),n.download=t,n.click(),setTimeout(()=>URL.revokeObjectURL(n.href),1e4)}function Do(){let[e,t]=k(!1),[n,r]=k(``),i=j(null),a=j(null);A(()=>{if(!e)return;r(``),i.current?.querySelector(`[role=menuitem]`)?.focus();let n=e=>{e.target instanceof Node&&!i.current?.contains(e.target)&&t(!1)};return addEventListener(`pointerdown`,n),()=>removeEventListener(`pointerdown`,n)},[e]);let o=()=>{t(!1),a.current?.focus()},s=xo.value,c=s?.graph,l=`casus-${s?.name??`events`}`,u=(e,t,n)=>{e.then(e=>{Eo(e,`${l}.${t}`),o()},()=>r(n))},d=()=>{let e=kr();navigator.clipboard?.writeText(location.origin+(e?`/?${e}`:`/`)).then(()=>ka(R.export.copied),()=>ka(R.errors.unknown)),o()},f=e=>{if(e.key===`Escape`&&(e.preventDefault(),o()),e.key!==`ArrowDown`&&e.key!==`ArrowUp`)return;e.preventDefault();let t=[...i.current?.querySelectorAll(`[role=menuitem]`)??[]];t[(t.findIndex(e=>e===document.activeElement)+(e.key===`ArrowDown`?1:t.length-1))%t.length]?.focus()},p=e=>z(`button`,{type:`button`,role:`menuitem`,tabIndex:-1,onClick:e.act,children:e.text});return z(`div`,{class:`export`,ref:i,onKeyDown:f,children:[z(`button`,{type:`button`,ref:a,class:`square`,"aria-haspopup":`menu`,"aria-expanded":e,"aria-label":R.export.label,title:R.export.label,onClick:()=>t(!e),children:z(bi,{name:`export`})}),e&&z(`div`,{class:`popover menu`,role:`menu`,"aria-label":R.export.label,children:[s&&z(`div`,{role:`group`,"aria-label":R.export.picture,children:[z(`span`,{class:`menu-head`,"aria-hidden":`true`,children:R.export.picture}),z(p,{text:R.export.png,act:()=>u(To(s.make()),`png`,R.export.failed)}),z(p,{text:R.export.svg,act:()=>{Eo(wo(s.make()),`${l}.svg`),o()}})]}),z(`div`,{role:`group`,"aria-label":R.export.events,children:[z(`span`,{class:`menu-head`,"aria-hidden":`true`,children:R.export.events}),Object.keys(co).map(e=>z(`a`,{role:`menuitem`,tabIndex:-1,href:lo(e),download:co[e],onClick:o,children:R.export.formats[e]},e))]}),c&&z(`div`,{role:`group`,"aria-label":R.export.links,children:[z(`span`,{class:`menu-head`,"aria-hidden":`true`,children:R.export.links}),z(p,{text:R.export.graphml,act:()=>u(c(),`graphml`,R.export.failedFile)})]}),z(p,{text:R.export.copy,act:d}),n&&z(`p`,{class:`failed`,role:`alert`,children:n})]})]})}var Oo=18e5,ko=182625*864e5;function Ao(e){let t=(e.from+e.to)/2,n=Math.min(ko,Math.max(Oo,e.to-e.from));Number.isFinite(t)&&(cr.value={from:t-n/2,to:t+n/2})}function jo(e,t){let{from:n,to:r}=Y.value,i=t??(n+r)/2;Ao({from:i-(i-n)/e,to:i+(r-i)/e})}function Mo(e){let{from:t,to:n}=Y.value,r=(n-t)*e;Ao({from:t+r,to:n+r})}function No(e,t){let n=Y.value;if(Number.isNaN(e)||t>=n.from&&e<=n.to)return;let r=(n.to-n.from)/2;Ao({from:e-r,to:e+r})}var Po=6,Fo=3;function Io(){let[e,t]=k(``),[n,r]=k(null),[i,a]=k(``),[o,s]=k(!1),[c,l]=k(0),u=j(null),d=e.trim();A(()=>{let e=e=>{let t=e.target instanceof HTMLElement&&(e.target.isContentEditable||/^(INPUT|TEXTAREA|SELECT)$/.test(e.target.tagName));(e.key===`/`&&!t||e.key===`k`&&(e.ctrlKey||e.metaKey))&&(e.preventDefault(),u.current?.focus(),u.current?.select())};return addEventListener(`keydown`,e),()=>removeEventListener(`keydown`,e)},[]),A(()=>{if(d.length<2){r(null);return}let e=new AbortController,t=setTimeout(()=>{V(nn,{words:d,knownBy:G.value,first:Po},e.signal).then(e=>{r(e.search),a(``),l(0),ka(R.search.found(Lo(e.search,d,()=>{}).length-1))},t=>{e.signal.aborted||a(t instanceof Error?t.message:R.errors.unknown)})},120);return()=>{clearTimeout(t),e.abort()}},[d,G.value]);let f=()=>{s(!1),t(``),u.current?.blur()},p=d.length>=2?Lo(n,d,f):[],m=o&&d.length>=2,h=e=>{if(e.key===`ArrowDown`||e.key===`ArrowUp`){e.preventDefault(),s(!0);let t=p.length;t&&l((c+(e.key===`ArrowDown`?1:t-1))%t)}else e.key===`Enter`?p[c]?.take(e.shiftKey):e.key===`Escape`&&f()};return A(()=>document.getElementById(`found-${c}`)?.scrollIntoView({block:`nearest`}),[c]),z(`div`,{class:`search`,role:`search`,children:[z(bi,{name:`search`}),z(`input`,{ref:u,type:`text`,value:e,placeholder:R.search.placeholder,"aria-label":R.search.label,role:`combobox`,autocomplete:`off`,spellcheck:!1,"aria-expanded":m,"aria-controls":`found`,"aria-autocomplete":`list`,...m&&p[c]?{"aria-activedescendant":`found-${c}`}:{},onInput:e=>{t(e.currentTarget.value),s(!0)},onKeyDown:h,onFocus:()=>s(!0),onBlur:()=>s(!1)}),z(`kbd`,{"aria-hidden":`true`,children:`/`}),z(`ul`,{id:`found`,class:`found`,role:`listbox`,"aria-label":R.search.results,hidden:!m,children:[m&&p.map((e,t)=>z(`li`,{id:`found-${t}`,role:`option`,"aria-selected":t===c,class:p[t-1]?.group===e.group?``:`first`,"data-group":e.group,onMouseDown:e=>e.preventDefault(),onMouseMove:()=>l(t),onClick:t=>e.take(t.shiftKey),children:[z(`span`,{class:`found-group`,children:e.group}),z(`span`,{class:`found-title`,children:e.title}),z(`span`,{class:`found-note`,children:e.note})]},e.key)),m&&i&&z(`li`,{role:`option`,"aria-selected":`false`,"aria-disabled":`true`,class:`failed`,children:i})]})]})}function Lo(e,t,n){let r=R.search.groups,i=(e,t,r)=>i=>{Ai(t,r),i&&!ur.value[e].includes(t)&&wr({[e]:[...ur.value[e],t]}),i||K(t),n()},a=(e?.actors??[]).map(e=>({key:e.id,group:r.actors,title:e.name,note:[R.actorKinds[e.kind],e.country,R.actor.events(e.timeline.totalCount)].filter(Boolean).join(` · `),take:i(`actors`,e.id,e.name)})),o=(e?.places??[]).map(e=>({key:e.id,group:r.places,title:e.name,note:[R.placeKinds[e.placeKind],e.country,R.actor.events(e.timeline.totalCount)].filter(Boolean).join(` · `),take:i(`places`,e.id,e.name)})),[s,c]=[e?.actors[0]?.timeline.totalCount??0,e?.places[0]?.timeline.totalCount??0],l=c>s*Fo?[...o,...a]:[...a,...o];for(let t of e?.events??[])l.push({key:t.id,group:r.events,title:t.summary,note:W(t.date),take:()=>{let e=Pn(t.time);e&&No(e.from,e.to),K(t.id),n()}});for(let t of e?.articles??[])l.push({key:t.id,group:r.articles,title:t.title||R.article.untitled,note:[t.source,W(t.publishedAt)].filter(Boolean).join(` · `),take:()=>{K(t.id),n()}});return l.push({key:`words`,group:r.words,title:R.search.byWords(t),note:``,take:()=>{wr({words:t}),n()}}),l}var Ro={system:`light`,light:`dark`,dark:`system`},zo={system:`screen`,light:`sun`,dark:`moon`};function Bo(){let e=R.header.themes[to.value];return z(`header`,{class:`header`,children:[z(`a`,{class:`skip`,href:`#main`,children:R.skip}),z(`h1`,{children:z(`a`,{href:`/`,"aria-label":`casus explorer`,children:[z(`svg`,{viewBox:`0 0 16 16`,width:`22`,height:`22`,"aria-hidden":`true`,children:[z(`circle`,{cx:`8`,cy:`8`,r:`7`,class:`logo`}),z(`path`,{d:`M3 8h10`,stroke:`#fff`,"stroke-width":`1.5`}),z(`circle`,{cx:`5`,cy:`8`,r:`1.6`,fill:`#fff`}),z(`circle`,{cx:`10.5`,cy:`8`,r:`1.6`,fill:`#fff`})]}),R.app]})}),z(Io,{}),z(`span`,{class:Ur.value?`live`:`live off`,role:`status`,title:Ur.value?R.header.live:R.header.offline,children:[z(`span`,{class:`lamp`}),Ur.value?R.header.live:R.header.offline]}),z(`button`,{type:`button`,class:`primary`,onClick:()=>{Ea.value=!0},children:[z(bi,{name:`plus`}),z(`span`,{class:`wide-only`,children:R.header.add})]}),z(Do,{}),z(`button`,{type:`button`,class:`square`,"aria-label":e,title:e,onClick:()=>ro(Ro[to.value]),children:z(bi,{name:zo[to.value]})}),z(`a`,{class:`api`,href:`/graphiql`,title:R.header.apiTitle,children:R.header.api})]})}function Vo(){return z(`div`,{class:`tabs`,children:[z(`nav`,{"aria-label":R.header.views,children:nr.map(e=>z(`button`,{type:`button`,"aria-current":sr.value===e?`page`:void 0,onClick:()=>{sr.value=e},children:R.views[e]},e))}),sr.value===`timeline`&&z(`div`,{class:`lane-kinds`,role:`group`,"aria-label":R.header.lanes,children:[z(`span`,{class:`note`,children:R.header.lanes}),rr.map(e=>z(`button`,{type:`button`,"aria-pressed":dr.value===e,onClick:()=>{dr.value=e},children:R.laneKinds[e]},e))]}),sr.value===`list`&&z(`div`,{class:`lane-kinds`,role:`group`,"aria-label":R.header.listOf,children:[ir.map(e=>z(`button`,{type:`button`,"aria-pressed":pr.value===e,onClick:()=>{pr.value=e},children:R.listKinds[e]},e)),pr.value!==`changes`&&z(`button`,{type:`button`,"aria-pressed":mr.value,onClick:()=>{mr.value=!mr.value},children:R.list.newest})]})]})}var Ho=3,Uo=12e3,Wo=()=>{Wr.value=[]};function Go(){let e=Wr.value;return A(()=>{if(e.length===0)return;let t=setTimeout(Wo,Uo);return()=>clearTimeout(t)},[e]),z(`div`,{class:e.length>0?`news on`:`news`,role:`status`,"aria-label":R.news.label,children:e.length>0&&z(x,{children:[z(`div`,{class:`news-head`,children:[z(`strong`,{children:R.news.label}),z(`button`,{type:`button`,class:`square`,"aria-label":R.news.close,onClick:Wo,children:z(bi,{name:`close`})})]}),z(`ul`,{children:e.slice(0,Ho).map((e,t)=>z(`li`,{children:z(`button`,{type:`button`,class:`line`,onClick:()=>K(e.id),children:[z(`span`,{class:`badge`,children:e.isNew?R.news.fresh:R.news.more}),z(`span`,{children:e.summary})]})},`${e.id}-${t}`))}),e.length>Ho&&z(`p`,{class:`note`,children:R.news.and(e.length-Ho)})]})})}function Ko(e,t){return e==null||t==null?NaN:e<t?-1:e>t?1:e>=t?0:NaN}function qo(e,t){return e==null||t==null?NaN:t<e?-1:t>e?1:t>=e?0:NaN}function Jo(e){let t,n,r;e.length===2?(t=e===Ko||e===qo?e:Yo,n=e,r=e):(t=Ko,n=(t,n)=>Ko(e(t),n),r=(t,n)=>e(t)-n);function i(e,r,i=0,a=e.length){if(i<a){if(t(r,r)!==0)return a;do{let t=i+a>>>1;n(e[t],r)<0?i=t+1:a=t}while(i<a)}return i}function a(e,r,i=0,a=e.length){if(i<a){if(t(r,r)!==0)return a;do{let t=i+a>>>1;n(e[t],r)<=0?i=t+1:a=t}while(i<a)}return i}function o(e,t,n=0,a=e.length){let o=i(e,t,n,a-1);return o>n&&r(e[o-1],t)>-r(e[o],t)?o-1:o}return{left:i,center:o,right:a}}function Yo(){return 0}function Xo(e){return e===null?NaN:+e}var Zo=Jo(Ko),Qo=Zo.right;Zo.left,Jo(Xo).center;var $o=class{constructor(){this._partials=new Float64Array(32),this._n=0}add(e){let t=this._partials,n=0;for(let r=0;r<this._n&&r<32;r++){let i=t[r],a=e+i,o=Math.abs(e)<Math.abs(i)?e-(a-i):i-(a-e);o&&(t[n++]=o),e=a}return t[n]=e,this._n=n+1,this}valueOf(){let e=this._partials,t=this._n,n,r,i,a=0;if(t>0){for(a=e[--t];t>0&&(n=a,r=e[--t],a=n+r,i=r-(a-n),!i););t>0&&(i<0&&e[t-1]<0||i>0&&e[t-1]>0)&&(r=i*2,n=a+r,r==n-a&&(a=n))}return a}};Array.prototype.slice;var es=Math.sqrt(50),ts=Math.sqrt(10),ns=Math.sqrt(2);function rs(e,t,n){let r=(t-e)/Math.max(0,n),i=Math.floor(Math.log10(r)),a=r/10**i,o=a>=es?10:a>=ts?5:a>=ns?2:1,s,c,l;return i<0?(l=10**-i/o,s=Math.round(e*l),c=Math.round(t*l),s/l<e&&++s,c/l>t&&--c,l=-l):(l=10**i*o,s=Math.round(e/l),c=Math.round(t/l),s*l<e&&++s,c*l>t&&--c),c<s&&.5<=n&&n<2?rs(e,t,n*2):[s,c,l]}function is(e,t,n){return t=+t,e=+e,n=+n,rs(e,t,n)[2]}function as(e,t,n){t=+t,e=+e,n=+n;let r=t<e,i=r?is(t,e,n):is(e,t,n);return(r?-1:1)*(i<0?1/-i:i)}function*os(e){for(let t of e)yield*t}function ss(e){return Array.from(os(e))}function cs(e,t,n){e.prototype=t.prototype=n,n.constructor=e}function ls(e,t){var n=Object.create(e.prototype);for(var r in t)n[r]=t[r];return n}function us(){}var ds=.7,fs=1/ds,ps=`\\s*([+-]?\\d+)\\s*`,ms=`\\s*([+-]?(?:\\d*\\.)?\\d+(?:[eE][+-]?\\d+)?)\\s*`,hs=`\\s*([+-]?(?:\\d*\\.)?\\d+(?:[eE][+-]?\\d+)?)%\\s*`,gs=/^#([0-9a-f]{3,8})$/,_s=RegExp(`^rgb\\(${ps},${ps},${ps}\\)$`),vs=RegExp(`^rgb\\(${hs},${hs},${hs}\\)$`),ys=RegExp(`^rgba\\(${ps},${ps},${ps},${ms}\\)$`),bs=RegExp(`^rgba\\(${hs},${hs},${hs},${ms}\\)$`),xs=RegExp(`^hsl\\(${ms},${hs},${hs}\\)$`),Ss=RegExp(`^hsla\\(${ms},${hs},${hs},${ms}\\)$`),Cs={aliceblue:15792383,antiquewhite:16444375,aqua:65535,aquamarine:8388564,azure:15794175,beige:16119260,bisque:16770244,black:0,blanchedalmond:16772045,blue:255,blueviolet:9055202,brown:10824234,burlywood:14596231,cadetblue:6266528,chartreuse:8388352,chocolate:13789470,coral:16744272,cornflowerblue:6591981,cornsilk:16775388,crimson:14423100,cyan:65535,darkblue:139,darkcyan:35723,darkgoldenrod:12092939,darkgray:11119017,darkgreen:25600,darkgrey:11119017,darkkhaki:12433259,darkmagenta:9109643,darkolivegreen:5597999,darkorange:16747520,darkorchid:10040012,darkred:9109504,darksalmon:15308410,darkseagreen:9419919,darkslateblue:4734347,darkslategray:3100495,darkslategrey:3100495,darkturquoise:52945,darkviolet:9699539,deeppink:16716947,deepskyblue:49151,dimgray:6908265,dimgrey:6908265,dodgerblue:2003199,firebrick:11674146,floralwhite:16775920,forestgreen:2263842,fuchsia:16711935,gainsboro:14474460,ghostwhite:16316671,gold:16766720,goldenrod:14329120,gray:8421504,green:32768,greenyellow:11403055,grey:8421504,honeydew:15794160,hotpink:16738740,indianred:13458524,indigo:4915330,ivory:16777200,khaki:15787660,lavender:15132410,lavenderblush:16773365,lawngreen:8190976,lemonchiffon:16775885,lightblue:11393254,lightcoral:15761536,lightcyan:14745599,lightgoldenrodyellow:16448210,lightgray:13882323,lightgreen:9498256,lightgrey:13882323,lightpink:16758465,lightsalmon:16752762,lightseagreen:2142890,lightskyblue:8900346,lightslategray:7833753,lightslategrey:7833753,lightsteelblue:11584734,lightyellow:16777184,lime:65280,limegreen:3329330,linen:16445670,magenta:16711935,maroon:8388608,mediumaquamarine:6737322,mediumblue:205,mediumorchid:12211667,mediumpurple:9662683,mediumseagreen:3978097,mediumslateblue:8087790,mediumspringgreen:64154,mediumturquoise:4772300,mediumvioletred:13047173,midnightblue:1644912,mintcream:16121850,mistyrose:16770273,moccasin:16770229,navajowhite:16768685,navy:128,oldlace:16643558,olive:8421376,olivedrab:7048739,orange:16753920,orangered:16729344,orchid:14315734,palegoldenrod:15657130,palegreen:10025880,paleturquoise:11529966,palevioletred:14381203,papayawhip:16773077,peachpuff:16767673,peru:13468991,pink:16761035,plum:14524637,powderblue:11591910,purple:8388736,rebeccapurple:6697881,red:16711680,rosybrown:12357519,royalblue:4286945,saddlebrown:9127187,salmon:16416882,sandybrown:16032864,seagreen:3050327,seashell:16774638,sienna:10506797,silver:12632256,skyblue:8900331,slateblue:6970061,slategray:7372944,slategrey:7372944,snow:16775930,springgreen:65407,steelblue:4620980,tan:13808780,teal:32896,thistle:14204888,tomato:16737095,turquoise:4251856,violet:15631086,wheat:16113331,white:16777215,whitesmoke:16119285,yellow:16776960,yellowgreen:10145074};cs(us,Os,{copy(e){return Object.assign(new this.constructor,this,e)},displayable(){return this.rgb().displayable()},hex:ws,formatHex:ws,formatHex8:Ts,formatHsl:Es,formatRgb:Ds,toString:Ds});function ws(){return this.rgb().formatHex()}function Ts(){return this.rgb().formatHex8()}function Es(){return Bs(this).formatHsl()}function Ds(){return this.rgb().formatRgb()}function Os(e){var t,n;return e=(e+``).trim().toLowerCase(),(t=gs.exec(e))?(n=t[1].length,t=parseInt(t[1],16),n===6?ks(t):n===3?new X(t>>8&15|t>>4&240,t>>4&15|t&240,(t&15)<<4|t&15,1):n===8?As(t>>24&255,t>>16&255,t>>8&255,(t&255)/255):n===4?As(t>>12&15|t>>8&240,t>>8&15|t>>4&240,t>>4&15|t&240,((t&15)<<4|t&15)/255):null):(t=_s.exec(e))?new X(t[1],t[2],t[3],1):(t=vs.exec(e))?new X(t[1]*255/100,t[2]*255/100,t[3]*255/100,1):(t=ys.exec(e))?As(t[1],t[2],t[3],t[4]):(t=bs.exec(e))?As(t[1]*255/100,t[2]*255/100,t[3]*255/100,t[4]):(t=xs.exec(e))?zs(t[1],t[2]/100,t[3]/100,1):(t=Ss.exec(e))?zs(t[1],t[2]/100,t[3]/100,t[4]):Cs.hasOwnProperty(e)?ks(Cs[e]):e===`transparent`?new X(NaN,NaN,NaN,0):null}function ks(e){return new X(e>>16&255,e>>8&255,e&255,1)}function As(e,t,n,r){return r<=0&&(e=t=n=NaN),new X(e,t,n,r)}function js(e){return e instanceof us||(e=Os(e)),e?(e=e.rgb(),new X(e.r,e.g,e.b,e.opacity)):new X}function Ms(e,t,n,r){return arguments.length===1?js(e):new X(e,t,n,r??1)}function X(e,t,n,r){this.r=+e,this.g=+t,this.b=+n,this.opacity=+r}cs(X,Ms,ls(us,{brighter(e){return e=e==null?fs:fs**+e,new X(this.r*e,this.g*e,this.b*e,this.opacity)},darker(e){return e=e==null?ds:ds**+e,new X(this.r*e,this.g*e,this.b*e,this.opacity)},rgb(){return this},clamp(){return new X(Ls(this.r),Ls(this.g),Ls(this.b),Is(this.opacity))},displayable(){return-.5<=this.r&&this.r<255.5&&-.5<=this.g&&this.g<255.5&&-.5<=this.b&&this.b<255.5&&0<=this.opacity&&this.opacity<=1},hex:Ns,formatHex:Ns,formatHex8:Ps,formatRgb:Fs,toString:Fs}));function Ns(){return`#${Rs(this.r)}${Rs(this.g)}${Rs(this.b)}`}function Ps(){return`#${Rs(this.r)}${Rs(this.g)}${Rs(this.b)}${Rs((isNaN(this.opacity)?1:this.opacity)*255)}`}function Fs(){let e=Is(this.opacity);return`${e===1?`rgb(`:`rgba(`}${Ls(this.r)}, ${Ls(this.g)}, ${Ls(this.b)}${e===1?`)`:`, ${e})`}`}function Is(e){return isNaN(e)?1:Math.max(0,Math.min(1,e))}function Ls(e){return Math.max(0,Math.min(255,Math.round(e)||0))}function Rs(e){return e=Ls(e),(e<16?`0`:``)+e.toString(16)}function zs(e,t,n,r){return r<=0?e=t=n=NaN:n<=0||n>=1?e=t=NaN:t<=0&&(e=NaN),new Hs(e,t,n,r)}function Bs(e){if(e instanceof Hs)return new Hs(e.h,e.s,e.l,e.opacity);if(e instanceof us||(e=Os(e)),!e)return new Hs;if(e instanceof Hs)return e;e=e.rgb();var t=e.r/255,n=e.g/255,r=e.b/255,i=Math.min(t,n,r),a=Math.max(t,n,r),o=NaN,s=a-i,c=(a+i)/2;return s?(o=t===a?(n-r)/s+(n<r)*6:n===a?(r-t)/s+2:(t-n)/s+4,s/=c<.5?a+i:2-a-i,o*=60):s=c>0&&c<1?0:o,new Hs(o,s,c,e.opacity)}function Vs(e,t,n,r){return arguments.length===1?Bs(e):new Hs(e,t,n,r??1)}function Hs(e,t,n,r){this.h=+e,this.s=+t,this.l=+n,this.opacity=+r}cs(Hs,Vs,ls(us,{brighter(e){return e=e==null?fs:fs**+e,new Hs(this.h,this.s,this.l*e,this.opacity)},darker(e){return e=e==null?ds:ds**+e,new Hs(this.h,this.s,this.l*e,this.opacity)},rgb(){var e=this.h%360+(this.h<0)*360,t=isNaN(e)||isNaN(this.s)?0:this.s,n=this.l,r=n+(n<.5?n:1-n)*t,i=2*n-r;return new X(Gs(e>=240?e-240:e+120,i,r),Gs(e,i,r),Gs(e<120?e+240:e-120,i,r),this.opacity)},clamp(){return new Hs(Us(this.h),Ws(this.s),Ws(this.l),Is(this.opacity))},displayable(){return(0<=this.s&&this.s<=1||isNaN(this.s))&&0<=this.l&&this.l<=1&&0<=this.opacity&&this.opacity<=1},formatHsl(){let e=Is(this.opacity);return`${e===1?`hsl(`:`hsla(`}${Us(this.h)}, ${Ws(this.s)*100}%, ${Ws(this.l)*100}%${e===1?`)`:`, ${e})`}`}}));function Us(e){return e=(e||0)%360,e<0?e+360:e}function Ws(e){return Math.max(0,Math.min(1,e||0))}function Gs(e,t,n){return(e<60?t+(n-t)*e/60:e<180?n:e<240?t+(n-t)*(240-e)/60:t)*255}var Ks=Math.PI/180,qs=180/Math.PI,Js=18,Ys=.96422,Xs=1,Zs=.82521,Qs=4/29,$s=6/29,ec=3*$s*$s,tc=$s*$s*$s;function nc(e){if(e instanceof ic)return new ic(e.l,e.a,e.b,e.opacity);if(e instanceof dc)return fc(e);e instanceof X||(e=js(e));var t=cc(e.r),n=cc(e.g),r=cc(e.b),i=ac((.2225045*t+.7168786*n+.0606169*r)/Xs),a,o;return t===n&&n===r?a=o=i:(a=ac((.4360747*t+.3850649*n+.1430804*r)/Ys),o=ac((.0139322*t+.0971045*n+.7141733*r)/Zs)),new ic(116*i-16,500*(a-i),200*(i-o),e.opacity)}function rc(e,t,n,r){return arguments.length===1?nc(e):new ic(e,t,n,r??1)}function ic(e,t,n,r){this.l=+e,this.a=+t,this.b=+n,this.opacity=+r}cs(ic,rc,ls(us,{brighter(e){return new ic(this.l+Js*(e??1),this.a,this.b,this.opacity)},darker(e){return new ic(this.l-Js*(e??1),this.a,this.b,this.opacity)},rgb(){var e=(this.l+16)/116,t=isNaN(this.a)?e:e+this.a/500,n=isNaN(this.b)?e:e-this.b/200;return t=Ys*oc(t),e=Xs*oc(e),n=Zs*oc(n),new X(sc(3.1338561*t-1.6168667*e-.4906146*n),sc(-.9787684*t+1.9161415*e+.033454*n),sc(.0719453*t-.2289914*e+1.4052427*n),this.opacity)}}));function ac(e){return e>tc?e**(1/3):e/ec+Qs}function oc(e){return e>$s?e*e*e:ec*(e-Qs)}function sc(e){return 255*(e<=.0031308?12.92*e:1.055*e**(1/2.4)-.055)}function cc(e){return(e/=255)<=.04045?e/12.92:((e+.055)/1.055)**2.4}function lc(e){if(e instanceof dc)return new dc(e.h,e.c,e.l,e.opacity);if(e instanceof ic||(e=nc(e)),e.a===0&&e.b===0)return new dc(NaN,0<e.l&&e.l<100?0:NaN,e.l,e.opacity);var t=Math.atan2(e.b,e.a)*qs;return new dc(t<0?t+360:t,Math.sqrt(e.a*e.a+e.b*e.b),e.l,e.opacity)}function uc(e,t,n,r){return arguments.length===1?lc(e):new dc(e,t,n,r??1)}function dc(e,t,n,r){this.h=+e,this.c=+t,this.l=+n,this.opacity=+r}function fc(e){if(isNaN(e.h))return new ic(e.l,0,0,e.opacity);var t=e.h*Ks;return new ic(e.l,Math.cos(t)*e.c,Math.sin(t)*e.c,e.opacity)}cs(dc,uc,ls(us,{brighter(e){return new dc(this.h,this.c,this.l+Js*(e??1),this.opacity)},darker(e){return new dc(this.h,this.c,this.l-Js*(e??1),this.opacity)},rgb(){return fc(this).rgb()}}));var pc=-.14861,mc=1.78277,hc=-.29227,gc=-.90649,_c=1.97294,vc=_c*gc,yc=_c*mc,bc=mc*hc-gc*pc;function xc(e){if(e instanceof Cc)return new Cc(e.h,e.s,e.l,e.opacity);e instanceof X||(e=js(e));var t=e.r/255,n=e.g/255,r=e.b/255,i=(bc*r+vc*t-yc*n)/(bc+vc-yc),a=r-i,o=(_c*(n-i)-hc*a)/gc,s=Math.sqrt(o*o+a*a)/(_c*i*(1-i)),c=s?Math.atan2(o,a)*qs-120:NaN;return new Cc(c<0?c+360:c,s,i,e.opacity)}function Sc(e,t,n,r){return arguments.length===1?xc(e):new Cc(e,t,n,r??1)}function Cc(e,t,n,r){this.h=+e,this.s=+t,this.l=+n,this.opacity=+r}cs(Cc,Sc,ls(us,{brighter(e){return e=e==null?fs:fs**+e,new Cc(this.h,this.s,this.l*e,this.opacity)},darker(e){return e=e==null?ds:ds**+e,new Cc(this.h,this.s,this.l*e,this.opacity)},rgb(){var e=isNaN(this.h)?0:(this.h+120)*Ks,t=+this.l,n=isNaN(this.s)?0:this.s*t*(1-t),r=Math.cos(e),i=Math.sin(e);return new X(255*(t+n*(pc*r+mc*i)),255*(t+n*(hc*r+gc*i)),255*(t+_c*r*n),this.opacity)}}));var wc=e=>()=>e;function Tc(e,t){return function(n){return e+n*t}}function Ec(e,t,n){return e**=+n,t=t**+n-e,n=1/n,function(r){return(e+r*t)**+n}}function Dc(e,t){var n=t-e;return n?Tc(e,n>180||n<-180?n-360*Math.round(n/360):n):wc(isNaN(e)?t:e)}function Oc(e){return(e=+e)==1?kc:function(t,n){return n-t?Ec(t,n,e):wc(isNaN(t)?n:t)}}function kc(e,t){var n=t-e;return n?Tc(e,n):wc(isNaN(e)?t:e)}var Ac=(function e(t){var n=Oc(t);function r(e,t){var r=n((e=Ms(e)).r,(t=Ms(t)).r),i=n(e.g,t.g),a=n(e.b,t.b),o=kc(e.opacity,t.opacity);return function(t){return e.r=r(t),e.g=i(t),e.b=a(t),e.opacity=o(t),e+``}}return r.gamma=e,r})(1);function jc(e,t){t||=[];var n=e?Math.min(t.length,e.length):0,r=t.slice(),i;return function(a){for(i=0;i<n;++i)r[i]=e[i]*(1-a)+t[i]*a;return r}}function Mc(e){return ArrayBuffer.isView(e)&&!(e instanceof DataView)}function Nc(e,t){for(var n=t?t.length:0,r=e?Math.min(n,e.length):0,i=Array(r),a=Array(n),o=0;o<r;++o)i[o]=Hc(e[o],t[o]);for(;o<n;++o)a[o]=t[o];return function(e){for(o=0;o<r;++o)a[o]=i[o](e);return a}}function Pc(e,t){var n=new Date;return e=+e,t=+t,function(r){return n.setTime(e*(1-r)+t*r),n}}function Fc(e,t){return e=+e,t=+t,function(n){return e*(1-n)+t*n}}function Ic(e,t){var n={},r={},i;for(i in typeof e==`object`&&e||(e={}),typeof t==`object`&&t||(t={}),t)i in e?n[i]=Hc(e[i],t[i]):r[i]=t[i];return function(e){for(i in n)r[i]=n[i](e);return r}}var Lc=/[-+]?(?:\d+\.?\d*|\.?\d+)(?:[eE][-+]?\d+)?/g,Rc=new RegExp(Lc.source,`g`);function zc(e){return function(){return e}}function Bc(e){return function(t){return e(t)+``}}function Vc(e,t){var n=Lc.lastIndex=Rc.lastIndex=0,r,i,a,o=-1,s=[],c=[];for(e+=``,t+=``;(r=Lc.exec(e))&&(i=Rc.exec(t));)(a=i.index)>n&&(a=t.slice(n,a),s[o]?s[o]+=a:s[++o]=a),(r=r[0])===(i=i[0])?s[o]?s[o]+=i:s[++o]=i:(s[++o]=null,c.push({i:o,x:Fc(r,i)})),n=Rc.lastIndex;return n<t.length&&(a=t.slice(n),s[o]?s[o]+=a:s[++o]=a),s.length<2?c[0]?Bc(c[0].x):zc(t):(t=c.length,function(e){for(var n=0,r;n<t;++n)s[(r=c[n]).i]=r.x(e);return s.join(``)})}function Hc(e,t){var n=typeof t,r;return t==null||n===`boolean`?wc(t):(n===`number`?Fc:n===`string`?(r=Os(t))?(t=r,Ac):Vc:t instanceof Os?Ac:t instanceof Date?Pc:Mc(t)?jc:Array.isArray(t)?Nc:typeof t.valueOf!=`function`&&typeof t.toString!=`function`||isNaN(t)?Ic:Fc)(e,t)}function Uc(e,t){return e=+e,t=+t,function(n){return Math.round(e*(1-n)+t*n)}}var Wc=180/Math.PI,Gc={translateX:0,translateY:0,rotate:0,skewX:0,scaleX:1,scaleY:1};function Kc(e,t,n,r,i,a){var o,s,c;return(o=Math.sqrt(e*e+t*t))&&(e/=o,t/=o),(c=e*n+t*r)&&(n-=e*c,r-=t*c),(s=Math.sqrt(n*n+r*r))&&(n/=s,r/=s,c/=s),e*r<t*n&&(e=-e,t=-t,c=-c,o=-o),{translateX:i,translateY:a,rotate:Math.atan2(t,e)*Wc,skewX:Math.atan(c)*Wc,scaleX:o,scaleY:s}}var qc;function Jc(e){let t=new(typeof DOMMatrix==`function`?DOMMatrix:WebKitCSSMatrix)(e+``);return t.isIdentity?Gc:Kc(t.a,t.b,t.c,t.d,t.e,t.f)}function Yc(e){return e==null||(qc||=document.createElementNS(`http://www.w3.org/2000/svg`,`g`),qc.setAttribute(`transform`,e),!(e=qc.transform.baseVal.consolidate()))?Gc:(e=e.matrix,Kc(e.a,e.b,e.c,e.d,e.e,e.f))}function Xc(e,t,n,r){function i(e){return e.length?e.pop()+` `:``}function a(e,r,i,a,o,s){if(e!==i||r!==a){var c=o.push(`translate(`,null,t,null,n);s.push({i:c-4,x:Fc(e,i)},{i:c-2,x:Fc(r,a)})}else(i||a)&&o.push(`translate(`+i+t+a+n)}function o(e,t,n,a){e===t?t&&n.push(i(n)+`rotate(`+t+r):(e-t>180?t+=360:t-e>180&&(e+=360),a.push({i:n.push(i(n)+`rotate(`,null,r)-2,x:Fc(e,t)}))}function s(e,t,n,a){e===t?t&&n.push(i(n)+`skewX(`+t+r):a.push({i:n.push(i(n)+`skewX(`,null,r)-2,x:Fc(e,t)})}function c(e,t,n,r,a,o){if(e!==n||t!==r){var s=a.push(i(a)+`scale(`,null,`,`,null,`)`);o.push({i:s-4,x:Fc(e,n)},{i:s-2,x:Fc(t,r)})}else(n!==1||r!==1)&&a.push(i(a)+`scale(`+n+`,`+r+`)`)}return function(t,n){var r=[],i=[];return t=e(t),n=e(n),a(t.translateX,t.translateY,n.translateX,n.translateY,r,i),o(t.rotate,n.rotate,r,i),s(t.skewX,n.skewX,r,i),c(t.scaleX,t.scaleY,n.scaleX,n.scaleY,r,i),t=n=null,function(e){for(var t=-1,n=i.length,a;++t<n;)r[(a=i[t]).i]=a.x(e);return r.join(``)}}}var Zc=Xc(Jc,`px, `,`px)`,`deg)`),Qc=Xc(Yc,`, `,`)`,`)`),$c=1e-12;function el(e){return((e=Math.exp(e))+1/e)/2}function tl(e){return((e=Math.exp(e))-1/e)/2}function nl(e){return((e=Math.exp(2*e))-1)/(e+1)}var rl=(function e(t,n,r){function i(e,i){var a=e[0],o=e[1],s=e[2],c=i[0],l=i[1],u=i[2],d=c-a,f=l-o,p=d*d+f*f,m,h;if(p<$c)h=Math.log(u/s)/t,m=function(e){return[a+e*d,o+e*f,s*Math.exp(t*e*h)]};else{var g=Math.sqrt(p),_=(u*u-s*s+r*p)/(2*s*n*g),v=(u*u-s*s-r*p)/(2*u*n*g),y=Math.log(Math.sqrt(_*_+1)-_);h=(Math.log(Math.sqrt(v*v+1)-v)-y)/t,m=function(e){var r=e*h,i=el(y),c=s/(n*g)*(i*nl(t*r+y)-tl(y));return[a+c*d,o+c*f,s*i/el(t*r+y)]}}return m.duration=Math.abs(h)*1e3*t/Math.SQRT2,m}return i.rho=function(t){var n=Math.max(.001,+t),r=n*n;return e(n,r,r*r)},i})(Math.SQRT2,2,4);function il(e){return(function t(n){n=+n;function r(t,r){var i=e((t=Sc(t)).h,(r=Sc(r)).h),a=kc(t.s,r.s),o=kc(t.l,r.l),s=kc(t.opacity,r.opacity);return function(e){return t.h=i(e),t.s=a(e),t.l=o(e**+n),t.opacity=s(e),t+``}}return r.gamma=t,r})(1)}il(Dc),il(kc);var al=new Date,ol=new Date;function Z(e,t,n,r){function i(t){return e(t=arguments.length===0?new Date:new Date(+t)),t}return i.floor=t=>(e(t=new Date(+t)),t),i.ceil=n=>(e(n=new Date(n-1)),t(n,1),e(n),n),i.round=e=>{let t=i(e),n=i.ceil(e);return e-t<n-e?t:n},i.offset=(e,n)=>(t(e=new Date(+e),n==null?1:Math.floor(n)),e),i.range=(n,r,a)=>{let o=[];if(n=i.ceil(n),a=a==null?1:Math.floor(a),!(n<r)||!(a>0))return o;let s;do o.push(s=new Date(+n)),t(n,a),e(n);while(s<n&&n<r);return o},i.filter=n=>Z(t=>{if(t>=t)for(;e(t),!n(t);)t.setTime(t-1)},(e,r)=>{if(e>=e){if(r<0)for(;++r<=0;)for(;t(e,-1),!n(e););else for(;--r>=0;)for(;t(e,1),!n(e););}}),n&&(i.count=(t,r)=>(al.setTime(+t),ol.setTime(+r),e(al),e(ol),Math.floor(n(al,ol))),i.every=e=>(e=Math.floor(e),!isFinite(e)||!(e>0)?null:e>1?i.filter(r?t=>r(t)%e===0:t=>i.count(0,t)%e===0):i)),i}var sl=Z(()=>{},(e,t)=>{e.setTime(+e+t)},(e,t)=>t-e);sl.every=e=>(e=Math.floor(e),!isFinite(e)||!(e>0)?null:e>1?Z(t=>{t.setTime(Math.floor(t/e)*e)},(t,n)=>{t.setTime(+t+n*e)},(t,n)=>(n-t)/e):sl),sl.range;var cl=1e3,ll=cl*60,ul=ll*60,dl=ul*24,fl=dl*7,pl=dl*30,ml=dl*365,hl=Z(e=>{e.setTime(e-e.getMilliseconds())},(e,t)=>{e.setTime(+e+t*cl)},(e,t)=>(t-e)/cl,e=>e.getUTCSeconds());hl.range;var gl=Z(e=>{e.setTime(e-e.getMilliseconds()-e.getSeconds()*cl)},(e,t)=>{e.setTime(+e+t*ll)},(e,t)=>(t-e)/ll,e=>e.getMinutes());gl.range;var _l=Z(e=>{e.setUTCSeconds(0,0)},(e,t)=>{e.setTime(+e+t*ll)},(e,t)=>(t-e)/ll,e=>e.getUTCMinutes());_l.range;var vl=Z(e=>{e.setTime(e-e.getMilliseconds()-e.getSeconds()*cl-e.getMinutes()*ll)},(e,t)=>{e.setTime(+e+t*ul)},(e,t)=>(t-e)/ul,e=>e.getHours());vl.range;var yl=Z(e=>{e.setUTCMinutes(0,0,0)},(e,t)=>{e.setTime(+e+t*ul)},(e,t)=>(t-e)/ul,e=>e.getUTCHours());yl.range;var bl=Z(e=>e.setHours(0,0,0,0),(e,t)=>e.setDate(e.getDate()+t),(e,t)=>(t-e-(t.getTimezoneOffset()-e.getTimezoneOffset())*ll)/dl,e=>e.getDate()-1);bl.range;var xl=Z(e=>{e.setUTCHours(0,0,0,0)},(e,t)=>{e.setUTCDate(e.getUTCDate()+t)},(e,t)=>(t-e)/dl,e=>e.getUTCDate()-1);xl.range;var Sl=Z(e=>{e.setUTCHours(0,0,0,0)},(e,t)=>{e.setUTCDate(e.getUTCDate()+t)},(e,t)=>(t-e)/dl,e=>Math.floor(e/dl));Sl.range;function Cl(e){return Z(t=>{t.setDate(t.getDate()-(t.getDay()+7-e)%7),t.setHours(0,0,0,0)},(e,t)=>{e.setDate(e.getDate()+t*7)},(e,t)=>(t-e-(t.getTimezoneOffset()-e.getTimezoneOffset())*ll)/fl)}var wl=Cl(0),Tl=Cl(1),El=Cl(2),Dl=Cl(3),Ol=Cl(4),kl=Cl(5),Al=Cl(6);wl.range,Tl.range,El.range,Dl.range,Ol.range,kl.range,Al.range;function jl(e){return Z(t=>{t.setUTCDate(t.getUTCDate()-(t.getUTCDay()+7-e)%7),t.setUTCHours(0,0,0,0)},(e,t)=>{e.setUTCDate(e.getUTCDate()+t*7)},(e,t)=>(t-e)/fl)}var Ml=jl(0),Nl=jl(1),Pl=jl(2),Fl=jl(3),Il=jl(4),Ll=jl(5),Rl=jl(6);Ml.range,Nl.range,Pl.range,Fl.range,Il.range,Ll.range,Rl.range;var zl=Z(e=>{e.setDate(1),e.setHours(0,0,0,0)},(e,t)=>{e.setMonth(e.getMonth()+t)},(e,t)=>t.getMonth()-e.getMonth()+(t.getFullYear()-e.getFullYear())*12,e=>e.getMonth());zl.range;var Bl=Z(e=>{e.setUTCDate(1),e.setUTCHours(0,0,0,0)},(e,t)=>{e.setUTCMonth(e.getUTCMonth()+t)},(e,t)=>t.getUTCMonth()-e.getUTCMonth()+(t.getUTCFullYear()-e.getUTCFullYear())*12,e=>e.getUTCMonth());Bl.range;var Vl=Z(e=>{e.setMonth(0,1),e.setHours(0,0,0,0)},(e,t)=>{e.setFullYear(e.getFullYear()+t)},(e,t)=>t.getFullYear()-e.getFullYear(),e=>e.getFullYear());Vl.every=e=>!isFinite(e=Math.floor(e))||!(e>0)?null:Z(t=>{t.setFullYear(Math.floor(t.getFullYear()/e)*e),t.setMonth(0,1),t.setHours(0,0,0,0)},(t,n)=>{t.setFullYear(t.getFullYear()+n*e)}),Vl.range;var Hl=Z(e=>{e.setUTCMonth(0,1),e.setUTCHours(0,0,0,0)},(e,t)=>{e.setUTCFullYear(e.getUTCFullYear()+t)},(e,t)=>t.getUTCFullYear()-e.getUTCFullYear(),e=>e.getUTCFullYear());Hl.every=e=>!isFinite(e=Math.floor(e))||!(e>0)?null:Z(t=>{t.setUTCFullYear(Math.floor(t.getUTCFullYear()/e)*e),t.setUTCMonth(0,1),t.setUTCHours(0,0,0,0)},(t,n)=>{t.setUTCFullYear(t.getUTCFullYear()+n*e)}),Hl.range;function Ul(e,t,n,r,i,a){let o=[[hl,1,cl],[hl,5,5*cl],[hl,15,15*cl],[hl,30,30*cl],[a,1,ll],[a,5,5*ll],[a,15,15*ll],[a,30,30*ll],[i,1,ul],[i,3,3*ul],[i,6,6*ul],[i,12,12*ul],[r,1,dl],[r,2,2*dl],[n,1,fl],[t,1,pl],[t,3,3*pl],[e,1,ml]];function s(e,t,n){let r=t<e;r&&([e,t]=[t,e]);let i=n&&typeof n.range==`function`?n:c(e,t,n),a=i?i.range(e,+t+1):[];return r?a.reverse():a}function c(t,n,r){let i=Math.abs(n-t)/r,a=Jo(([,,e])=>e).right(o,i);if(a===o.length)return e.every(as(t/ml,n/ml,r));if(a===0)return sl.every(Math.max(as(t,n,r),1));let[s,c]=o[i/o[a-1][2]<o[a][2]/i?a-1:a];return s.every(c)}return[s,c]}var[Wl,Gl]=Ul(Hl,Bl,Ml,Sl,yl,_l),[Kl,ql]=Ul(Vl,zl,wl,bl,vl,gl);function Jl(e){if(0<=e.y&&e.y<100){var t=new Date(-1,e.m,e.d,e.H,e.M,e.S,e.L);return t.setFullYear(e.y),t}return new Date(e.y,e.m,e.d,e.H,e.M,e.S,e.L)}function Yl(e){if(0<=e.y&&e.y<100){var t=new Date(Date.UTC(-1,e.m,e.d,e.H,e.M,e.S,e.L));return t.setUTCFullYear(e.y),t}return new Date(Date.UTC(e.y,e.m,e.d,e.H,e.M,e.S,e.L))}function Xl(e,t,n){return{y:e,m:t,d:n,H:0,M:0,S:0,L:0}}function Zl(e){var t=e.dateTime,n=e.date,r=e.time,i=e.periods,a=e.days,o=e.shortDays,s=e.months,c=e.shortMonths,l=nu(i),u=ru(i),d=nu(a),f=ru(a),p=nu(o),m=ru(o),h=nu(s),g=ru(s),_=nu(c),v=ru(c),y={a:oe,A:se,b:ce,B:le,c:null,d:wu,e:wu,f:ku,g:Bu,G:Hu,H:Tu,I:Eu,j:Du,L:Ou,m:Au,M:ju,p:ue,q:de,Q:dd,s:fd,S:Mu,u:Nu,U:Pu,V:Iu,w:Lu,W:Ru,x:null,X:null,y:zu,Y:Vu,Z:Uu,"%":ud},b={a:fe,A:pe,b:me,B:he,c:null,d:Wu,e:Wu,f:Yu,g:od,G:cd,H:Gu,I:Ku,j:qu,L:Ju,m:Xu,M:Zu,p:ge,q:_e,Q:dd,s:fd,S:Qu,u:$u,U:ed,V:nd,w:rd,W:id,x:null,X:null,y:ad,Y:sd,Z:ld,"%":ud},x={a:T,A:E,b:te,B:ne,c:re,d:mu,e:mu,f:bu,g:uu,G:lu,H:gu,I:gu,j:hu,L:yu,m:pu,M:_u,p:ee,q:fu,Q:Su,s:Cu,S:vu,u:au,U:ou,V:su,w:iu,W:cu,x:ie,X:ae,y:uu,Y:lu,Z:du,"%":xu};y.x=S(n,y),y.X=S(r,y),y.c=S(t,y),b.x=S(n,b),b.X=S(r,b),b.c=S(t,b);function S(e,t){return function(n){var r=[],i=-1,a=0,o=e.length,s,c,l;for(n instanceof Date||(n=new Date(+n));++i<o;)e.charCodeAt(i)===37&&(r.push(e.slice(a,i)),(c=Ql[s=e.charAt(++i)])==null?c=s===`e`?` `:`0`:s=e.charAt(++i),(l=t[s])&&(s=l(n,c)),r.push(s),a=i+1);return r.push(e.slice(a,i)),r.join(``)}}function C(e,t){return function(n){var r=Xl(1900,void 0,1),i=w(r,e,n+=``,0),a,o;if(i!=n.length)return null;if(`Q`in r)return new Date(r.Q);if(`s`in r)return new Date(r.s*1e3+(`L`in r?r.L:0));if(t&&!(`Z`in r)&&(r.Z=0),`p`in r&&(r.H=r.H%12+r.p*12),r.m===void 0&&(r.m=`q`in r?r.q:0),`V`in r){if(r.V<1||r.V>53)return null;`w`in r||(r.w=1),`Z`in r?(a=Yl(Xl(r.y,0,1)),o=a.getUTCDay(),a=o>4||o===0?Nl.ceil(a):Nl(a),a=xl.offset(a,(r.V-1)*7),r.y=a.getUTCFullYear(),r.m=a.getUTCMonth(),r.d=a.getUTCDate()+(r.w+6)%7):(a=Jl(Xl(r.y,0,1)),o=a.getDay(),a=o>4||o===0?Tl.ceil(a):Tl(a),a=bl.offset(a,(r.V-1)*7),r.y=a.getFullYear(),r.m=a.getMonth(),r.d=a.getDate()+(r.w+6)%7)}else(`W`in r||`U`in r)&&(`w`in r||(r.w=`u`in r?r.u%7:+(`W`in r)),o=`Z`in r?Yl(Xl(r.y,0,1)).getUTCDay():Jl(Xl(r.y,0,1)).getDay(),r.m=0,r.d=`W`in r?(r.w+6)%7+r.W*7-(o+5)%7:r.w+r.U*7-(o+6)%7);return`Z`in r?(r.H+=r.Z/100|0,r.M+=r.Z%100,Yl(r)):Jl(r)}}function w(e,t,n,r){for(var i=0,a=t.length,o=n.length,s,c;i<a;){if(r>=o)return-1;if(s=t.charCodeAt(i++),s===37){if(s=t.charAt(i++),c=x[s in Ql?t.charAt(i++):s],!c||(r=c(e,n,r))<0)return-1}else if(s!=n.charCodeAt(r++))return-1}return r}function ee(e,t,n){var r=l.exec(t.slice(n));return r?(e.p=u.get(r[0].toLowerCase()),n+r[0].length):-1}function T(e,t,n){var r=p.exec(t.slice(n));return r?(e.w=m.get(r[0].toLowerCase()),n+r[0].length):-1}function E(e,t,n){var r=d.exec(t.slice(n));return r?(e.w=f.get(r[0].toLowerCase()),n+r[0].length):-1}function te(e,t,n){var r=_.exec(t.slice(n));return r?(e.m=v.get(r[0].toLowerCase()),n+r[0].length):-1}function ne(e,t,n){var r=h.exec(t.slice(n));return r?(e.m=g.get(r[0].toLowerCase()),n+r[0].length):-1}function re(e,n,r){return w(e,t,n,r)}function ie(e,t,r){return w(e,n,t,r)}function ae(e,t,n){return w(e,r,t,n)}function oe(e){return o[e.getDay()]}function se(e){return a[e.getDay()]}function ce(e){return c[e.getMonth()]}function le(e){return s[e.getMonth()]}function ue(e){return i[+(e.getHours()>=12)]}function de(e){return 1+~~(e.getMonth()/3)}function fe(e){return o[e.getUTCDay()]}function pe(e){return a[e.getUTCDay()]}function me(e){return c[e.getUTCMonth()]}function he(e){return s[e.getUTCMonth()]}function ge(e){return i[+(e.getUTCHours()>=12)]}function _e(e){return 1+~~(e.getUTCMonth()/3)}return{format:function(e){var t=S(e+=``,y);return t.toString=function(){return e},t},parse:function(e){var t=C(e+=``,!1);return t.toString=function(){return e},t},utcFormat:function(e){var t=S(e+=``,b);return t.toString=function(){return e},t},utcParse:function(e){var t=C(e+=``,!0);return t.toString=function(){return e},t}}}var Ql={"-":``,_:` `,0:`0`},Q=/^\s*\d+/,$l=/^%/,eu=/[\\^$*+?|[\]().{}]/g;function $(e,t,n){var r=e<0?`-`:``,i=(r?-e:e)+``,a=i.length;return r+(a<n?Array(n-a+1).join(t)+i:i)}function tu(e){return e.replace(eu,`\\$&`)}function nu(e){return RegExp(`^(?:`+e.map(tu).join(`|`)+`)`,`i`)}function ru(e){return new Map(e.map((e,t)=>[e.toLowerCase(),t]))}function iu(e,t,n){var r=Q.exec(t.slice(n,n+1));return r?(e.w=+r[0],n+r[0].length):-1}function au(e,t,n){var r=Q.exec(t.slice(n,n+1));return r?(e.u=+r[0],n+r[0].length):-1}function ou(e,t,n){var r=Q.exec(t.slice(n,n+2));return r?(e.U=+r[0],n+r[0].length):-1}function su(e,t,n){var r=Q.exec(t.slice(n,n+2));return r?(e.V=+r[0],n+r[0].length):-1}function cu(e,t,n){var r=Q.exec(t.slice(n,n+2));return r?(e.W=+r[0],n+r[0].length):-1}function lu(e,t,n){var r=Q.exec(t.slice(n,n+4));return r?(e.y=+r[0],n+r[0].length):-1}function uu(e,t,n){var r=Q.exec(t.slice(n,n+2));return r?(e.y=+r[0]+(+r[0]>68?1900:2e3),n+r[0].length):-1}function du(e,t,n){var r=/^(Z)|([+-]\d\d)(?::?(\d\d))?/.exec(t.slice(n,n+6));return r?(e.Z=r[1]?0:-(r[2]+(r[3]||`00`)),n+r[0].length):-1}function fu(e,t,n){var r=Q.exec(t.slice(n,n+1));return r?(e.q=r[0]*3-3,n+r[0].length):-1}function pu(e,t,n){var r=Q.exec(t.slice(n,n+2));return r?(e.m=r[0]-1,n+r[0].length):-1}function mu(e,t,n){var r=Q.exec(t.slice(n,n+2));return r?(e.d=+r[0],n+r[0].length):-1}function hu(e,t,n){var r=Q.exec(t.slice(n,n+3));return r?(e.m=0,e.d=+r[0],n+r[0].length):-1}function gu(e,t,n){var r=Q.exec(t.slice(n,n+2));return r?(e.H=+r[0],n+r[0].length):-1}function _u(e,t,n){var r=Q.exec(t.slice(n,n+2));return r?(e.M=+r[0],n+r[0].length):-1}function vu(e,t,n){var r=Q.exec(t.slice(n,n+2));return r?(e.S=+r[0],n+r[0].length):-1}function yu(e,t,n){var r=Q.exec(t.slice(n,n+3));return r?(e.L=+r[0],n+r[0].length):-1}function bu(e,t,n){var r=Q.exec(t.slice(n,n+6));return r?(e.L=Math.floor(r[0]/1e3),n+r[0].length):-1}function xu(e,t,n){var r=$l.exec(t.slice(n,n+1));return r?n+r[0].length:-1}function Su(e,t,n){var r=Q.exec(t.slice(n));return r?(e.Q=+r[0],n+r[0].length):-1}function Cu(e,t,n){var r=Q.exec(t.slice(n));return r?(e.s=+r[0],n+r[0].length):-1}function wu(e,t){return $(e.getDate(),t,2)}function Tu(e,t){return $(e.getHours(),t,2)}function Eu(e,t){return $(e.getHours()%12||12,t,2)}function Du(e,t){return $(1+bl.count(Vl(e),e),t,3)}function Ou(e,t){return $(e.getMilliseconds(),t,3)}function ku(e,t){return Ou(e,t)+`000`}function Au(e,t){return $(e.getMonth()+1,t,2)}function ju(e,t){return $(e.getMinutes(),t,2)}function Mu(e,t){return $(e.getSeconds(),t,2)}function Nu(e){var t=e.getDay();return t===0?7:t}function Pu(e,t){return $(wl.count(Vl(e)-1,e),t,2)}function Fu(e){var t=e.getDay();return t>=4||t===0?Ol(e):Ol.ceil(e)}function Iu(e,t){return e=Fu(e),$(Ol.count(Vl(e),e)+(Vl(e).getDay()===4),t,2)}function Lu(e){return e.getDay()}function Ru(e,t){return $(Tl.count(Vl(e)-1,e),t,2)}function zu(e,t){return $(e.getFullYear()%100,t,2)}function Bu(e,t){return e=Fu(e),$(e.getFullYear()%100,t,2)}function Vu(e,t){return $(e.getFullYear()%1e4,t,4)}function Hu(e,t){var n=e.getDay();return e=n>=4||n===0?Ol(e):Ol.ceil(e),$(e.getFullYear()%1e4,t,4)}function Uu(e){var t=e.getTimezoneOffset();return(t>0?`-`:(t*=-1,`+`))+$(t/60|0,`0`,2)+$(t%60,`0`,2)}function Wu(e,t){return $(e.getUTCDate(),t,2)}function Gu(e,t){return $(e.getUTCHours(),t,2)}function Ku(e,t){return $(e.getUTCHours()%12||12,t,2)}function qu(e,t){return $(1+xl.count(Hl(e),e),t,3)}function Ju(e,t){return $(e.getUTCMilliseconds(),t,3)}function Yu(e,t){return Ju(e,t)+`000`}function Xu(e,t){return $(e.getUTCMonth()+1,t,2)}function Zu(e,t){return $(e.getUTCMinutes(),t,2)}function Qu(e,t){return $(e.getUTCSeconds(),t,2)}function $u(e){var t=e.getUTCDay();return t===0?7:t}function ed(e,t){return $(Ml.count(Hl(e)-1,e),t,2)}function td(e){var t=e.getUTCDay();return t>=4||t===0?Il(e):Il.ceil(e)}function nd(e,t){return e=td(e),$(Il.count(Hl(e),e)+(Hl(e).getUTCDay()===4),t,2)}function rd(e){return e.getUTCDay()}function id(e,t){return $(Nl.count(Hl(e)-1,e),t,2)}function ad(e,t){return $(e.getUTCFullYear()%100,t,2)}function od(e,t){return e=td(e),$(e.getUTCFullYear()%100,t,2)}function sd(e,t){return $(e.getUTCFullYear()%1e4,t,4)}function cd(e,t){var n=e.getUTCDay();return e=n>=4||n===0?Il(e):Il.ceil(e),$(e.getUTCFullYear()%1e4,t,4)}function ld(){return`+0000`}function ud(){return`%`}function dd(e){return+e}function fd(e){return Math.floor(e/1e3)}var pd,md,hd;gd({dateTime:`%x, %X`,date:`%-m/%-d/%Y`,time:`%-I:%M:%S %p`,periods:[`AM`,`PM`],days:[`Sunday`,`Monday`,`Tuesday`,`Wednesday`,`Thursday`,`Friday`,`Saturday`],shortDays:[`Sun`,`Mon`,`Tue`,`Wed`,`Thu`,`Fri`,`Sat`],months:[`January`,`February`,`March`,`April`,`May`,`June`,`July`,`August`,`September`,`October`,`November`,`December`],shortMonths:[`Jan`,`Feb`,`Mar`,`Apr`,`May`,`Jun`,`Jul`,`Aug`,`Sep`,`Oct`,`Nov`,`Dec`]});function gd(e){return pd=Zl(e),pd.format,pd.parse,md=pd.utcFormat,hd=pd.utcParse,pd}var _d=`%Y-%m-%dT%H:%M:%S.%LZ`;Date.prototype.toISOString||md(_d),+new Date(`2000-01-01T00:00:00.000Z`)||hd(_d);function vd(e,t){switch(arguments.length){case 0:break;case 1:this.range(e);break;default:this.range(t).domain(e)}return this}function yd(e){return function(){return e}}function bd(e){return+e}var xd=[0,1];function Sd(e){return e}function Cd(e,t){return(t-=e=+e)?function(n){return(n-e)/t}:yd(isNaN(t)?NaN:.5)}function wd(e,t){var n;return e>t&&(n=e,e=t,t=n),function(n){return Math.max(e,Math.min(t,n))}}function Td(e,t,n){var r=e[0],i=e[1],a=t[0],o=t[1];return i<r?(r=Cd(i,r),a=n(o,a)):(r=Cd(r,i),a=n(a,o)),function(e){return a(r(e))}}function Ed(e,t,n){var r=Math.min(e.length,t.length)-1,i=Array(r),a=Array(r),o=-1;for(e[r]<e[0]&&(e=e.slice().reverse(),t=t.slice().reverse());++o<r;)i[o]=Cd(e[o],e[o+1]),a[o]=n(t[o],t[o+1]);return function(t){var n=Qo(e,t,1,r)-1;return a[n](i[n](t))}}function Dd(e,t){return t.domain(e.domain()).range(e.range()).interpolate(e.interpolate()).clamp(e.clamp()).unknown(e.unknown())}function Od(){var e=xd,t=xd,n=Hc,r,i,a,o=Sd,s,c,l;function u(){var n=Math.min(e.length,t.length);return o!==Sd&&(o=wd(e[0],e[n-1])),s=n>2?Ed:Td,c=l=null,d}function d(i){return i==null||isNaN(i=+i)?a:(c||=s(e.map(r),t,n))(r(o(i)))}return d.invert=function(n){return o(i((l||=s(t,e.map(r),Fc))(n)))},d.domain=function(t){return arguments.length?(e=Array.from(t,bd),u()):e.slice()},d.range=function(e){return arguments.length?(t=Array.from(e),u()):t.slice()},d.rangeRound=function(e){return t=Array.from(e),n=Uc,u()},d.clamp=function(e){return arguments.length?(o=e?!0:Sd,u()):o!==Sd},d.interpolate=function(e){return arguments.length?(n=e,u()):n},d.unknown=function(e){return arguments.length?(a=e,d):a},function(e,t){return r=e,i=t,u()}}function kd(){return Od()(Sd,Sd)}function Ad(e,t){e=e.slice();var n=0,r=e.length-1,i=e[n],a=e[r],o;return a<i&&(o=n,n=r,r=o,o=i,i=a,a=o),e[n]=t.floor(i),e[r]=t.ceil(a),e}function jd(e){return new Date(e)}function Md(e){return e instanceof Date?+e:Math.round(e)}function Nd(e,t,n,r,i,a,o,s,c,l){var u=kd(),d=u.invert,f=u.domain,p=l(`.%L`),m=l(`:%S`),h=l(`%I:%M`),g=l(`%I %p`),_=l(`%a %d`),v=l(`%b %d`),y=l(`%B`),b=l(`%Y`);function x(e){return(c(e)<e?p:s(e)<e?m:o(e)<e?h:a(e)<e?g:r(e)<e?i(e)<e?_:v:n(e)<e?y:b)(e)}return u.invert=function(e){return new Date(Math.round(d(e)))},u.domain=function(e){return arguments.length?f(Array.from(e,Md)):f().map(jd)},u.ticks=function(t){var n=f();return e(n[0],n[n.length-1],t??10)},u.tickFormat=function(e,t){return t==null?x:l(t)},u.nice=function(e){var n=f();return e&&typeof e.range==`function`||(e=t(n[0],n[n.length-1],e??10)),e?f(Ad(n,e)):u},u.copy=function(){return Dd(u,Nd(e,t,n,r,i,a,o,s,c,l))},u}function Pd(){return vd.apply(Nd(Wl,Gl,Hl,Bl,Ml,xl,yl,_l,hl,md).domain([Date.UTC(2e3,0,1),Date.UTC(2e3,0,2)]),arguments)}var Fd=F([]),Id=F([]),Ld=F([]),Rd=100,zd={class:`CLASS`,actor:`ACTOR`,place:`PLACE`},Bd=20;function Vd(e){let t=(e.to-e.from)/H;return t<=250?`DAY`:t<=1750?`WEEK`:t<=12e3?`MONTH`:`YEAR`}async function Hd(e,t,n){return(await V(dn,{filter:{...xr.peek(),during:Mn(e.from,e.to)},interval:Vd(e),by:t,limit:Bd,knownBy:G.peek()},n)).histogram.buckets}async function Ud(e,t,n){let r=new Map;for(let i of await Hd(e,zd[t],n)){let e=i.value??``,t=i.node&&`name`in i.node?i.node.name:R.classes[e]??e,n=r.get(e)??{key:e,title:t,bins:[]};n.bins.push({...Nn(i.time),count:i.count}),r.set(e,n)}let i=e=>e.bins.reduce((e,t)=>e+t.count,0),a=e=>Yn.indexOf(e.key);return[...r.values()].sort((e,n)=>t===`class`?a(e)-a(n):i(n)-i(e))}async function Wd(e,t){let{histogram:n}=await V(fn,{filter:{...xr.peek(),during:Mn(e.from,e.to)},limit:Rd,knownBy:G.peek()},t),r=new Map;for(let e of n.buckets){if(e.node?.__typename!==`Place`)continue;let t=r.get(e.node.id);t?t.count+=e.count:r.set(e.node.id,{place:e.node,count:e.count})}return[...r.values()]}var Gd=100;async function Kd(e){let t=ur.peek().actors;if(t.length>0)return t;if(!Cr.peek()&&J.peek())return null;let n=new Map,r=(e,t)=>n.set(e,(n.get(e)??0)+t);if(J.peek())for(let e of q.peek())for(let t of new Set(e.event.participants.map(e=>e.actor.id)))r(t,1);else{let t=Jr.peek(),{histogram:n}=await V(pn,{filter:{...xr.peek(),during:`${Dn(t,-12)}/${t}`},limit:Gd,knownBy:G.peek()},e);for(let e of n.buckets)e.value&&r(e.value,e.count)}return[...n].sort(([e,t],[n,r])=>r-t||(e<n?-1:1)).slice(0,Gd).map(([e])=>e)}function qd(){let e=null;lt(()=>{Gr.value,xr.value,G.value;let t=zr.value;if(e?.abort(),J.value||!t)return;let n=e=new AbortController;Hd(Kn(t),null,n.signal).then(e=>{Fd.value=e.map(e=>({...Nn(e.time),count:e.count}))},()=>void 0)});let t=null,n;lt(()=>{let e=Y.value,r=dr.value,i=sr.value===`map`;Gr.value,xr.value,G.value,clearTimeout(n),Br.value===0||sr.value!==`timeline`&&!i||(n=setTimeout(()=>Ge(()=>{t?.abort();let n=t=new AbortController;i?Wd(e,n.signal).then(e=>{Ld.value=e},()=>void 0):Ud(e,r,n.signal).then(e=>{Id.value=e},()=>void 0)}),150))})}function Jd(e){let[t,n]=k({width:0,height:0});return Me(()=>{let t=e.current;if(!t)return;let r=()=>n(e=>e.width===t.clientWidth&&e.height===t.clientHeight?e:{width:t.clientWidth,height:t.clientHeight});r();let i=new ResizeObserver(r);return i.observe(t),()=>i.disconnect()},[]),t}var Yd=40,Xd=58;function Zd(){let e=j(null),{width:t}=Jd(e),n=Y.value,r=M(()=>Qd(),[q.value,Rr.value,zr.value,J.value,n]),i=Pd().domain([r.from,r.to]).range([0,t]),a=Math.max(10,Math.floor(t/5)),o=J.value?qn(q.value,r,a):Fd.value.filter(e=>e.from>=r.from&&e.to<=r.to),s=Math.max(1,...o.map(e=>e.count)),c=i.ticks(Math.max(2,Math.floor(t/110))),l=i.tickFormat(),u=i(n.from),d=i(n.to),f=i(wn(Jr.value)+H/2),p=nf(e,e=>i.invert(e).getTime());return z(`div`,{class:`strip`,children:[z($d,{}),z(`div`,{class:`strip-box`,ref:e,onPointerDown:p.create,children:z(`svg`,{width:t,height:Xd,role:`presentation`,children:[o.map(e=>e.count>0&&z(`rect`,{class:`bar`,x:i(e.from),width:Math.max(1,i(e.to)-i(e.from)-1),y:Yd-Math.max(2,36*Math.sqrt(e.count/s)),height:Math.max(2,36*Math.sqrt(e.count/s))},e.from)),z(`path`,{class:`base`,d:`M0 40.5H${t}`}),c.map(e=>z(`text`,{class:`tick`,x:i(e),y:54,"text-anchor":`middle`,children:l(e)},e.getTime())),z(`rect`,{class:`outside`,x:0,y:0,width:Math.max(0,u),height:Yd}),z(`rect`,{class:`outside`,x:Math.min(t,d),y:0,width:Math.max(0,t-d),height:Yd}),z(`rect`,{class:`window`,x:u,y:.5,width:Math.max(2,d-u),height:Yd,onPointerDown:p.move}),z(tf,{x:u,label:R.strip.from,value:n.from,onDrag:p.start,onMove:e=>Ao({from:Math.min(e,n.to-H),to:n.to})}),z(tf,{x:d,label:R.strip.to,value:n.to,onDrag:p.end,onMove:e=>Ao({from:n.from,to:Math.max(e,n.from+H)})}),z(`g`,{class:`cursor`,transform:`translate(${f} 0)`,children:[z(`path`,{d:`M0 0V${Yd}`}),z(`circle`,{cy:Yd,r:`7`,tabindex:0,role:`slider`,"aria-label":R.strip.day,"aria-valuemin":wn(U(r.from))/H,"aria-valuemax":wn(U(r.to))/H,"aria-valuenow":wn(Jr.value)/H,"aria-valuetext":kn(Jr.value),onPointerDown:p.day,onKeyDown:ef})]})]})}),z(`div`,{class:`strip-buttons`,children:[z(`button`,{type:`button`,class:`square`,"aria-label":R.strip.zoomIn,title:R.strip.zoomIn,onClick:()=>jo(1.6),children:z(bi,{name:`plus`})}),z(`button`,{type:`button`,class:`square`,"aria-label":R.strip.zoomOut,title:R.strip.zoomOut,onClick:()=>jo(1/1.6),children:z(bi,{name:`minus`})}),z(`button`,{type:`button`,class:`square`,"aria-label":R.strip.fit,title:R.strip.fit,onClick:()=>{cr.value=null},children:z(bi,{name:`fit`})})]})]})}function Qd(){let e=Y.value,t=(J.value?Wn(q.value):zr.value&&Kn(zr.value))??(Rr.value&&Kn(Rr.value))??e,n=(t.to-t.from)*.02;return{from:Math.min(t.from-n,e.from),to:Math.max(t.to+n,e.to)}}function $d(){let e=e=>{lr.value=e};return z(`div`,{class:`day`,children:[z(`label`,{for:`day`,children:R.strip.dayLabel}),z(`div`,{children:[z(`button`,{type:`button`,class:`square`,"aria-label":R.strip.dayBack,title:R.strip.dayBack,onClick:()=>e(En(Jr.value,-1)),children:`‹`}),z(`input`,{id:`day`,type:`date`,value:Jr.value,onChange:t=>{t.currentTarget.value&&e(t.currentTarget.value)}}),z(`button`,{type:`button`,class:`square`,"aria-label":R.strip.dayOn,title:R.strip.dayOn,onClick:()=>e(En(Jr.value,1)),children:`›`})]})]})}function ef(e){let t=Jr.value,n={ArrowRight:()=>En(t,1),ArrowUp:()=>En(t,1),ArrowLeft:()=>En(t,-1),ArrowDown:()=>En(t,-1),PageUp:()=>Dn(t,1),PageDown:()=>Dn(t,-1),Home:()=>U(Y.value.from),End:()=>U(Y.value.to)}[e.key];n&&(e.preventDefault(),lr.value=n())}function tf(e){return z(`rect`,{class:`handle`,x:e.x-4,y:10,width:8,height:22,rx:3,tabindex:0,role:`slider`,"aria-label":e.label,"aria-valuenow":Math.round(e.value/H),"aria-valuemin":-7e5,"aria-valuemax":1e5,"aria-valuetext":kn(U(e.value)),onPointerDown:e.onDrag,onKeyDown:t=>{let n={ArrowRight:1,ArrowUp:1,ArrowLeft:-1,ArrowDown:-1,PageUp:30,PageDown:-30}[t.key];n&&(t.preventDefault(),e.onMove(e.value+n*H))}})}function nf(e,t){let n=j(t);n.current=t;let r=(t,r)=>{if(t.button!==0)return;t.preventDefault(),t.stopPropagation();let i=n.current,a=e.current?.getBoundingClientRect().left??0,o=e=>r(i(e.clientX-a)),s=()=>{removeEventListener(`pointermove`,o),removeEventListener(`pointerup`,s),removeEventListener(`pointercancel`,s)};return addEventListener(`pointermove`,o),addEventListener(`pointerup`,s),addEventListener(`pointercancel`,s),t.target instanceof SVGElement&&t.target.focus(),i(t.clientX-a)},i=(e,t)=>Ao({from:Math.min(e,t),to:Math.max(e,t)});return{create:t=>{let a=e.current?.getBoundingClientRect().left??0,o=n.current(t.clientX-a),s=n.current(6)-n.current(0);r(t,e=>{Math.abs(e-o)>s&&i(o,e)})},move:t=>{let i=Y.value,a=e.current?.getBoundingClientRect().left??0,o=n.current(t.clientX-a);r(t,e=>Ao({from:i.from+e-o,to:i.to+e-o}))},start:e=>{let{to:t}=Y.value;r(e,e=>Ao({from:Math.min(e,t-H),to:t}))},end:e=>{let{from:t}=Y.value;r(e,e=>Ao({from:t,to:Math.max(e,t+H)}))},day:e=>{r(e,e=>{lr.value=U(e)})}}}var rf=e=>e.toLowerCase().replaceAll(`_`,`-`),af=(e,t)=>Object.fromEntries(e.map(e=>[e,so(`${t}-${rf(e)}`)]));function of(){return{ink:so(`ink`),faint:so(`faint`),line:so(`line`),panel:so(`panel`),land:so(`land`),sea:so(`sea`),border:so(`border`),accent:so(`accent`),differ:so(`differ`),class:af(Yn,`class`),relation:af($n,`relation`),kind:e=>so(`kind-${rf(e)}`)||so(`kind-other`)}}var sf=12.5,cf=6.3,lf=17,uf=12,df=70;function ff(e,t,n,r){let i=t.map(e=>e.cells.map(pf)),a=e.map((e,t)=>Math.max(e.length,...i.map(e=>Math.max(0,...(e[t]??[]).map(e=>e.length))))*cf+24),o=a.reduce((e,t)=>e+t,0),s=[],c=e=>uf+a.slice(0,e).reduce((e,t)=>e+t,0);e.forEach((e,t)=>s.push({kind:`text`,x:c(t),y:20,text:e,size:sf,weight:650,fill:n.faint}));let l=30;return t.forEach((e,t)=>{let r=i[t]??[];s.push({kind:`path`,d:`M0 ${l}H${o}`,stroke:n.line}),r.forEach((t,r)=>t.forEach((t,i)=>s.push({kind:`text`,x:c(r),y:l+16+i*lf,text:t,size:sf,fill:r===1?e.colour:n.ink,...r===1?{weight:650}:{}}))),l+=8+lf*Math.max(1,...r.map(e=>e.length))}),{shapes:s,width:o,height:l+6,background:n.panel,title:r}}function pf(e){let t=[];for(let n of e.split(` `)){let e=t.at(-1);e!==void 0&&e.length+n.length<df?t[t.length-1]=`${e} ${n}`:t.push(n)}return t}function mf(e){let[t,n]=k({key:e,cursors:[]}),r=t.key===e?t.cursors:[],i=t=>n({key:e,cursors:t});return{number:r.length,after:r.at(-1)??null,first:()=>i([]),back:()=>i(r.slice(0,-1)),on:e=>i([...r,e]),go:i,useRead:(t,n)=>Ei(t,n,e)}}function hf(e){let{pages:t,next:n}=e,r=t.number*100;return A(()=>{document.querySelector(`.list .table`)?.scrollTo(0,0)},[t.number]),z(`nav`,{class:`pager`,"aria-label":R.list.pages,children:[z(`span`,{class:`note`,role:`status`,children:e.reading?R.loading:e.shown===0?``:R.list.rows(r+1,r+e.shown,e.all)}),z(`button`,{type:`button`,disabled:t.number===0,onClick:t.first,children:R.list.first}),z(`button`,{type:`button`,disabled:t.number===0,onClick:t.back,children:R.list.back}),z(`button`,{type:`button`,disabled:!n||!!e.reading,onClick:()=>{n&&t.on(n)},children:R.list.next})]})}function gf(){let e=gr.value??G.value??U(Date.now()),t=hr.value??Dn(zr.value?U(zr.value.to):Jr.value,-1),n=xr.value,r=mf(JSON.stringify([n,t,e])),{data:i,error:a,loading:o}=r.useRead(Lt,{from:t,to:e,filter:n,first:100,after:r.after}),s=i?.changes.nodes??[];return z(`div`,{class:`view list changes-list`,children:[z(`form`,{class:`between`,onSubmit:e=>e.preventDefault(),children:[z(_f,{label:R.changes.from,value:t,onChange:e=>{hr.value=e}}),z(_f,{label:R.changes.to,value:e,onChange:e=>{gr.value=e}}),z(`span`,{class:`note`,children:R.changes.explain})]}),!i&&z(Yi,{loading:o,error:a}),i&&s.length===0&&z(`p`,{class:`empty`,children:R.changes.none}),s.length>0&&z(`div`,{class:`table`,tabIndex:0,role:`region`,"aria-label":R.changes.caption,children:z(`table`,{children:[z(`caption`,{class:`hidden-text`,children:R.changes.caption}),z(`thead`,{children:z(`tr`,{children:[z(`th`,{scope:`col`,children:R.changes.published}),z(`th`,{scope:`col`,children:R.list.what}),z(`th`,{scope:`col`,children:R.changes.changed})]})}),z(`tbody`,{children:s.map(e=>z(vf,{of:e},(e.before??e.event)?.id))})]})}),s.length>0&&z(hf,{pages:r,next:i?.changes.pageInfo.hasNextPage?i.changes.pageInfo.endCursor:null,shown:s.length,all:null,reading:o})]})}var _f=e=>z(`label`,{children:[e.label,` `,z(`input`,{type:`date`,value:e.value,onChange:t=>{Tn(t.currentTarget.value)&&e.onChange(t.currentTarget.value)}})]});function vf(e){let{event:t,before:n,newReports:r,publishedAt:i,corrections:a}=e.of,o=t??n;if(!o)return null;let s=yr.value?.id===o.id,c=r.length?[...new Set(r.map(e=>e.article.source||R.article.unnamed))]:[...new Set(a.map(e=>e.author))],l=t!==null&&n!==null&&t.id!==n.id,u=t&&n&&!l?bf(n,t):[];return z(`tr`,{class:s?`on`:``,onClick:()=>K(o.id),children:[z(`td`,{class:`when`,children:[W(i??a[0]?.knownFrom??null),z(`br`,{}),` `,z(`span`,{class:`note`,children:c.join(`, `)})]}),z(`td`,{class:`what`,children:[z(`button`,{type:`button`,class:`link plain`,"aria-current":s,onClick:e=>{e.stopPropagation(),K(o.id)},children:(l?n:o).summary}),z(`div`,{class:`note`,children:[z(`span`,{class:`ink-${o.class.toLowerCase()}`,children:R.types[o.type]}),` · `,W(o.date)||R.event.noDate]})]}),z(`td`,{children:[z(`span`,{class:n?`badge other`:`badge`,children:yf(e.of,l)}),u.length>0&&z(`ul`,{class:`changes`,children:u.map(e=>z(`li`,{children:e},e))}),a.length>0&&z(`ul`,{class:`changes`,children:a.map(e=>z(`li`,{children:[R.correct.kinds[e.kind],`: `,e.reason]},e.position))}),t&&n&&u.length+a.length===0&&z(`span`,{class:`note`,children:[` `,R.changes.same]})]})]})}function yf({event:e,before:t,newReports:n},r){return e?t?r?R.changes.merged:n.length?R.changes.again(n.length):R.changes.corrected:R.changes.fresh:R.changes.gone}function bf(e,t){return[[R.fields.type??``,R.types[e.type],R.types[t.type]],[R.fields.status??``,R.statuses[e.status],R.statuses[t.status]],[R.event.when,W(e.date),W(t.date)],...Pi.map(n=>[R.event[n],Fi(e[n]),Fi(t[n])]),...Qn.map(n=>[R.roles[n],xf(e,n),xf(t,n)]),[R.event.where,e.places.map(e=>e.name).join(`, `),t.places.map(e=>e.name).join(`, `)]].flatMap(([e,t,n])=>t===n?[]:[t?R.event.became(e,t,n||R.correct.nothing):R.event.added(e,n)])}var xf=(e,t)=>e.participants.filter(e=>e.role===t).map(e=>e.actor.name).join(`, `);function Sf(){let e=Y.value,t={...xr.value,...cr.value||Br.value>0?{during:Mn(e.from,e.to)}:{}},n=mr.value?`NEWEST_FIRST`:`OLDEST_FIRST`,r=mf(JSON.stringify([t,G.value,n])),{data:i,error:a,loading:o}=r.useRead(Rt,{filter:t,order:n,knownBy:G.value,first:100,after:r.after});if(!i)return z(`div`,{class:`view`,children:z(Yi,{loading:o,error:a})});let{nodes:s,pageInfo:c}=i.disagreements;return s.length===0?z(`div`,{class:`view`,children:z(`p`,{class:`empty over`,children:R.disagreements.none})}):z(`div`,{class:`view list disagreements`,children:[z(`div`,{class:`table`,tabIndex:0,role:`region`,"aria-label":R.disagreements.caption,children:z(`table`,{children:[z(`caption`,{class:`hidden-text`,children:R.disagreements.caption}),z(`thead`,{children:z(`tr`,{children:[z(`th`,{scope:`col`,children:R.list.when}),z(`th`,{scope:`col`,children:R.list.what}),z(`th`,{scope:`col`,children:R.disagreements.says})]})}),z(`tbody`,{children:s.map(e=>z(Cf,{of:e},e.event.id))})]})}),z(hf,{pages:r,next:c.hasNextPage?c.endCursor:null,shown:s.length,all:null,reading:o})]})}function Cf(e){let{event:t,about:n}=e.of,r=yr.value?.id===t.id;return z(`tr`,{class:r?`on`:``,onClick:()=>K(t.id),children:[z(`td`,{class:`when`,children:[W(t.date)||R.list.undated,z(`br`,{}),` `,z(`span`,{class:`ink-${t.class.toLowerCase()}`,children:R.types[t.type]})]}),z(`td`,{class:`what`,children:z(`button`,{type:`button`,class:`link plain`,"aria-current":r,onClick:e=>{e.stopPropagation(),K(t.id)},children:t.summary})}),z(`td`,{children:z(`dl`,{class:`sides`,children:n.map(e=>[z(`dt`,{children:R.fields[e.field]??e.field},e.field),...e.accounts.map(t=>z(`dd`,{children:[z(`strong`,{children:Li(t.value)}),` `,z(`span`,{class:`note`,children:[...new Set(t.reports.map(e=>e.article.source||R.article.unnamed))].join(`, `)})]},`${e.field}-${t.value}`))])})})]})}function wf(){switch(pr.value){case`disagreements`:return z(Sf,{});case`changes`:return z(gf,{})}return Br.value>0?z(Ef,{}):z(Tf,{})}function Tf(){let e=Y.value,t=mr.value,n=M(()=>{let n=q.value.filter(t=>!Bn(t)||Hn(t,e));return t?n.reverse():n},[q.value,e,t]),r=mf(`${e.from}-${e.to}-${t}`),i=r.number*100,a=yr.value?.id??null,o=M(()=>a?n.findIndex(e=>e.event.id===a):-1,[n,a]);if(A(()=>{o<0||o>=i&&o<i+100||r.go(Array.from({length:Math.floor(o/100)},(e,t)=>String((t+1)*100)))},[a,o<0]),n.length===0&&!Vr.value)return z(`div`,{class:`view`,children:!Hr.value&&z(`p`,{class:`empty over`,children:q.value.length===0?R.empty.events:R.empty.stretch})});let s=i+100<n.length?String(i+100):null;return z(Df,{events:n.slice(i,i+100).map(e=>e.event),all:n.length,pages:r,next:s})}function Ef(){let e={...xr.value,during:Mn(Y.value.from,Y.value.to)},t=mr.value?`NEWEST_FIRST`:`OLDEST_FIRST`,n=mf(JSON.stringify([e,G.value,t])),{data:r,error:i,loading:a}=n.useRead(an,{filter:e,order:t,knownBy:G.value,first:100,after:n.after});if(!r)return z(`div`,{class:`view`,children:z(Yi,{loading:a,error:i})});let{nodes:o,pageInfo:s}=r.timeline;return z(Df,{events:o,all:Br.value,pages:n,next:s.hasNextPage?s.endCursor:null,reading:a})}function Df(e){let{events:t,pages:n}=e,r=M(of,[no.value]);return Co(`list`,()=>ff([R.list.when,R.list.type,R.list.what,R.list.where],t.map(e=>({cells:[W(e.date)||R.list.undated,R.types[e.type],e.summary,e.places.map(e=>e.name).join(`, `)],colour:r.class[e.class]})),r,R.views.list)),z(`div`,{class:`view list`,children:[z(`div`,{class:`table`,tabIndex:0,role:`region`,"aria-label":R.list.caption(e.all),children:z(`table`,{children:[z(`caption`,{class:`hidden-text`,children:R.list.caption(e.all)}),z(`thead`,{children:z(`tr`,{children:[z(`th`,{scope:`col`,children:R.list.when}),z(`th`,{scope:`col`,children:R.list.type}),z(`th`,{scope:`col`,children:R.list.what}),z(`th`,{scope:`col`,class:`wide`,children:R.list.who}),z(`th`,{scope:`col`,class:`wide`,children:R.list.where})]})}),z(`tbody`,{children:t.map(e=>z(Of,{event:e,on:yr.value?.id===e.id},e.id))})]})}),z(hf,{pages:n,next:e.next,shown:t.length,all:e.all,reading:e.reading??!1})]})}function Of(e){let t=e.event;return z(`tr`,{class:e.on?`on`:``,onClick:()=>K(t.id),children:[z(`td`,{class:`when`,children:W(t.date)||R.list.undated}),z(`td`,{class:`type ink-${t.class.toLowerCase()}`,children:[z(Hi,{status:t.status}),R.types[t.type],t.status!==`OCCURRED`&&z(`span`,{class:`note`,children:[` `,R.statuses[t.status]]})]}),z(`td`,{class:`what`,children:[z(`button`,{type:`button`,class:`link plain`,"aria-current":e.on,onClick:e=>{e.stopPropagation(),K(t.id)},children:t.summary}),t.differences.length>0&&z(`span`,{class:`differ-glyph`,role:`img`,"aria-label":R.event.disagree,title:R.event.disagree,children:`≠`})]}),z(`td`,{class:`wide`,children:[...new Set(t.participants.map(e=>e.actor.name))].join(`, `)}),z(`td`,{class:`wide`,children:t.places.map(e=>e.name).join(`, `)})]})}var kf=`http://www.w3.org/1999/xhtml`,Af={svg:`http://www.w3.org/2000/svg`,xhtml:kf,xlink:`http://www.w3.org/1999/xlink`,xml:`http://www.w3.org/XML/1998/namespace`,xmlns:`http://www.w3.org/2000/xmlns/`};function jf(e){var t=e+=``,n=t.indexOf(`:`);return n>=0&&(t=e.slice(0,n))!==`xmlns`&&(e=e.slice(n+1)),Af.hasOwnProperty(t)?{space:Af[t],local:e}:e}function Mf(e){return function(){var t=this.ownerDocument,n=this.namespaceURI;return n===kf&&t.documentElement.namespaceURI===kf?t.createElement(e):t.createElementNS(n,e)}}function Nf(e){return function(){return this.ownerDocument.createElementNS(e.space,e.local)}}function Pf(e){var t=jf(e);return(t.local?Nf:Mf)(t)}function Ff(){}function If(e){return e==null?Ff:function(){return this.querySelector(e)}}function Lf(e){typeof e!=`function`&&(e=If(e));for(var t=this._groups,n=t.length,r=Array(n),i=0;i<n;++i)for(var a=t[i],o=a.length,s=r[i]=Array(o),c,l,u=0;u<o;++u)(c=a[u])&&(l=e.call(c,c.__data__,u,a))&&(`__data__`in c&&(l.__data__=c.__data__),s[u]=l);return new Tm(r,this._parents)}function Rf(e){return e==null?[]:Array.isArray(e)?e:Array.from(e)}function zf(){return[]}function Bf(e){return e==null?zf:function(){return this.querySelectorAll(e)}}function Vf(e){return function(){return Rf(e.apply(this,arguments))}}function Hf(e){e=typeof e==`function`?Vf(e):Bf(e);for(var t=this._groups,n=t.length,r=[],i=[],a=0;a<n;++a)for(var o=t[a],s=o.length,c,l=0;l<s;++l)(c=o[l])&&(r.push(e.call(c,c.__data__,l,o)),i.push(c));return new Tm(r,i)}function Uf(e){return function(){return this.matches(e)}}function Wf(e){return function(t){return t.matches(e)}}var Gf=Array.prototype.find;function Kf(e){return function(){return Gf.call(this.children,e)}}function qf(){return this.firstElementChild}function Jf(e){return this.select(e==null?qf:Kf(typeof e==`function`?e:Wf(e)))}var Yf=Array.prototype.filter;function Xf(){return Array.from(this.children)}function Zf(e){return function(){return Yf.call(this.children,e)}}function Qf(e){return this.selectAll(e==null?Xf:Zf(typeof e==`function`?e:Wf(e)))}function $f(e){typeof e!=`function`&&(e=Uf(e));for(var t=this._groups,n=t.length,r=Array(n),i=0;i<n;++i)for(var a=t[i],o=a.length,s=r[i]=[],c,l=0;l<o;++l)(c=a[l])&&e.call(c,c.__data__,l,a)&&s.push(c);return new Tm(r,this._parents)}function ep(e){return Array(e.length)}function tp(){return new Tm(this._enter||this._groups.map(ep),this._parents)}function np(e,t){this.ownerDocument=e.ownerDocument,this.namespaceURI=e.namespaceURI,this._next=null,this._parent=e,this.__data__=t}np.prototype={constructor:np,appendChild:function(e){return this._parent.insertBefore(e,this._next)},insertBefore:function(e,t){return this._parent.insertBefore(e,t)},querySelector:function(e){return this._parent.querySelector(e)},querySelectorAll:function(e){return this._parent.querySelectorAll(e)}};function rp(e){return function(){return e}}function ip(e,t,n,r,i,a){for(var o=0,s,c=t.length,l=a.length;o<l;++o)(s=t[o])?(s.__data__=a[o],r[o]=s):n[o]=new np(e,a[o]);for(;o<c;++o)(s=t[o])&&(i[o]=s)}function ap(e,t,n,r,i,a,o){var s,c,l=new Map,u=t.length,d=a.length,f=Array(u),p;for(s=0;s<u;++s)(c=t[s])&&(f[s]=p=o.call(c,c.__data__,s,t)+``,l.has(p)?i[s]=c:l.set(p,c));for(s=0;s<d;++s)p=o.call(e,a[s],s,a)+``,(c=l.get(p))?(r[s]=c,c.__data__=a[s],l.delete(p)):n[s]=new np(e,a[s]);for(s=0;s<u;++s)(c=t[s])&&l.get(f[s])===c&&(i[s]=c)}function op(e){return e.__data__}function sp(e,t){if(!arguments.length)return Array.from(this,op);var n=t?ap:ip,r=this._parents,i=this._groups;typeof e!=`function`&&(e=rp(e));for(var a=i.length,o=Array(a),s=Array(a),c=Array(a),l=0;l<a;++l){var u=r[l],d=i[l],f=d.length,p=cp(e.call(u,u&&u.__data__,l,r)),m=p.length,h=s[l]=Array(m),g=o[l]=Array(m);n(u,d,h,g,c[l]=Array(f),p,t);for(var _=0,v=0,y,b;_<m;++_)if(y=h[_]){for(_>=v&&(v=_+1);!(b=g[v])&&++v<m;);y._next=b||null}}return o=new Tm(o,r),o._enter=s,o._exit=c,o}function cp(e){return typeof e==`object`&&`length`in e?e:Array.from(e)}function lp(){return new Tm(this._exit||this._groups.map(ep),this._parents)}function up(e,t,n){var r=this.enter(),i=this,a=this.exit();return typeof e==`function`?(r=e(r),r&&=r.selection()):r=r.append(e+``),t!=null&&(i=t(i),i&&=i.selection()),n==null?a.remove():n(a),r&&i?r.merge(i).order():i}function dp(e){for(var t=e.selection?e.selection():e,n=this._groups,r=t._groups,i=n.length,a=r.length,o=Math.min(i,a),s=Array(i),c=0;c<o;++c)for(var l=n[c],u=r[c],d=l.length,f=s[c]=Array(d),p,m=0;m<d;++m)(p=l[m]||u[m])&&(f[m]=p);for(;c<i;++c)s[c]=n[c];return new Tm(s,this._parents)}function fp(){for(var e=this._groups,t=-1,n=e.length;++t<n;)for(var r=e[t],i=r.length-1,a=r[i],o;--i>=0;)(o=r[i])&&(a&&o.compareDocumentPosition(a)^4&&a.parentNode.insertBefore(o,a),a=o);return this}function pp(e){e||=mp;function t(t,n){return t&&n?e(t.__data__,n.__data__):!t-!n}for(var n=this._groups,r=n.length,i=Array(r),a=0;a<r;++a){for(var o=n[a],s=o.length,c=i[a]=Array(s),l,u=0;u<s;++u)(l=o[u])&&(c[u]=l);c.sort(t)}return new Tm(i,this._parents).order()}function mp(e,t){return e<t?-1:e>t?1:e>=t?0:NaN}function hp(){var e=arguments[0];return arguments[0]=this,e.apply(null,arguments),this}function gp(){return Array.from(this)}function _p(){for(var e=this._groups,t=0,n=e.length;t<n;++t)for(var r=e[t],i=0,a=r.length;i<a;++i){var o=r[i];if(o)return o}return null}function vp(){let e=0;for(let t of this)++e;return e}function yp(){return!this.node()}function bp(e){for(var t=this._groups,n=0,r=t.length;n<r;++n)for(var i=t[n],a=0,o=i.length,s;a<o;++a)(s=i[a])&&e.call(s,s.__data__,a,i);return this}function xp(e){return function(){this.removeAttribute(e)}}function Sp(e){return function(){this.removeAttributeNS(e.space,e.local)}}function Cp(e,t){return function(){this.setAttribute(e,t)}}function wp(e,t){return function(){this.setAttributeNS(e.space,e.local,t)}}function Tp(e,t){return function(){var n=t.apply(this,arguments);n==null?this.removeAttribute(e):this.setAttribute(e,n)}}function Ep(e,t){return function(){var n=t.apply(this,arguments);n==null?this.removeAttributeNS(e.space,e.local):this.setAttributeNS(e.space,e.local,n)}}function Dp(e,t){var n=jf(e);if(arguments.length<2){var r=this.node();return n.local?r.getAttributeNS(n.space,n.local):r.getAttribute(n)}return this.each((t==null?n.local?Sp:xp:typeof t==`function`?n.local?Ep:Tp:n.local?wp:Cp)(n,t))}function Op(e){return e.ownerDocument&&e.ownerDocument.defaultView||e.document&&e||e.defaultView}function kp(e){return function(){this.style.removeProperty(e)}}function Ap(e,t,n){return function(){this.style.setProperty(e,t,n)}}function jp(e,t,n){return function(){var r=t.apply(this,arguments);r==null?this.style.removeProperty(e):this.style.setProperty(e,r,n)}}function Mp(e,t,n){return arguments.length>1?this.each((t==null?kp:typeof t==`function`?jp:Ap)(e,t,n??``)):Np(this.node(),e)}function Np(e,t){return e.style.getPropertyValue(t)||Op(e).getComputedStyle(e,null).getPropertyValue(t)}function Pp(e){return function(){delete this[e]}}function Fp(e,t){return function(){this[e]=t}}function Ip(e,t){return function(){var n=t.apply(this,arguments);n==null?delete this[e]:this[e]=n}}function Lp(e,t){return arguments.length>1?this.each((t==null?Pp:typeof t==`function`?Ip:Fp)(e,t)):this.node()[e]}function Rp(e){return e.trim().split(/^|\s+/)}function zp(e){return e.classList||new Bp(e)}function Bp(e){this._node=e,this._names=Rp(e.getAttribute(`class`)||``)}Bp.prototype={add:function(e){this._names.indexOf(e)<0&&(this._names.push(e),this._node.setAttribute(`class`,this._names.join(` `)))},remove:function(e){var t=this._names.indexOf(e);t>=0&&(this._names.splice(t,1),this._node.setAttribute(`class`,this._names.join(` `)))},contains:function(e){return this._names.indexOf(e)>=0}};function Vp(e,t){for(var n=zp(e),r=-1,i=t.length;++r<i;)n.add(t[r])}function Hp(e,t){for(var n=zp(e),r=-1,i=t.length;++r<i;)n.remove(t[r])}function Up(e){return function(){Vp(this,e)}}function Wp(e){return function(){Hp(this,e)}}function Gp(e,t){return function(){(t.apply(this,arguments)?Vp:Hp)(this,e)}}function Kp(e,t){var n=Rp(e+``);if(arguments.length<2){for(var r=zp(this.node()),i=-1,a=n.length;++i<a;)if(!r.contains(n[i]))return!1;return!0}return this.each((typeof t==`function`?Gp:t?Up:Wp)(n,t))}function qp(){this.textContent=``}function Jp(e){return function(){this.textContent=e}}function Yp(e){return function(){var t=e.apply(this,arguments);this.textContent=t??``}}function Xp(e){return arguments.length?this.each(e==null?qp:(typeof e==`function`?Yp:Jp)(e)):this.node().textContent}function Zp(){this.innerHTML=``}function Qp(e){return function(){this.innerHTML=e}}function $p(e){return function(){var t=e.apply(this,arguments);this.innerHTML=t??``}}function em(e){return arguments.length?this.each(e==null?Zp:(typeof e==`function`?$p:Qp)(e)):this.node().innerHTML}function tm(){this.nextSibling&&this.parentNode.appendChild(this)}function nm(){return this.each(tm)}function rm(){this.previousSibling&&this.parentNode.insertBefore(this,this.parentNode.firstChild)}function im(){return this.each(rm)}function am(e){var t=typeof e==`function`?e:Pf(e);return this.select(function(){return this.appendChild(t.apply(this,arguments))})}function om(){return null}function sm(e,t){var n=typeof e==`function`?e:Pf(e),r=t==null?om:typeof t==`function`?t:If(t);return this.select(function(){return this.insertBefore(n.apply(this,arguments),r.apply(this,arguments)||null)})}function cm(){var e=this.parentNode;e&&e.removeChild(this)}function lm(){return this.each(cm)}function um(){var e=this.cloneNode(!1),t=this.parentNode;return t?t.insertBefore(e,this.nextSibling):e}function dm(){var e=this.cloneNode(!0),t=this.parentNode;return t?t.insertBefore(e,this.nextSibling):e}function fm(e){return this.select(e?dm:um)}function pm(e){return arguments.length?this.property(`__data__`,e):this.node().__data__}function mm(e){return function(t){e.call(this,t,this.__data__)}}function hm(e){return e.trim().split(/^|\s+/).map(function(e){var t=``,n=e.indexOf(`.`);return n>=0&&(t=e.slice(n+1),e=e.slice(0,n)),{type:e,name:t}})}function gm(e){return function(){var t=this.__on;if(t){for(var n=0,r=-1,i=t.length,a;n<i;++n)a=t[n],(!e.type||a.type===e.type)&&a.name===e.name?this.removeEventListener(a.type,a.listener,a.options):t[++r]=a;++r?t.length=r:delete this.__on}}}function _m(e,t,n){return function(){var r=this.__on,i,a=mm(t);if(r){for(var o=0,s=r.length;o<s;++o)if((i=r[o]).type===e.type&&i.name===e.name){this.removeEventListener(i.type,i.listener,i.options),this.addEventListener(i.type,i.listener=a,i.options=n),i.value=t;return}}this.addEventListener(e.type,a,n),i={type:e.type,name:e.name,value:t,listener:a,options:n},r?r.push(i):this.__on=[i]}}function vm(e,t,n){var r=hm(e+``),i,a=r.length,o;if(arguments.length<2){var s=this.node().__on;if(s){for(var c=0,l=s.length,u;c<l;++c)for(i=0,u=s[c];i<a;++i)if((o=r[i]).type===u.type&&o.name===u.name)return u.value}}else{for(s=t?_m:gm,i=0;i<a;++i)this.each(s(r[i],t,n));return this}}function ym(e,t,n){var r=Op(e),i=r.CustomEvent;typeof i==`function`?i=new i(t,n):(i=r.document.createEvent(`Event`),n?(i.initEvent(t,n.bubbles,n.cancelable),i.detail=n.detail):i.initEvent(t,!1,!1)),e.dispatchEvent(i)}function bm(e,t){return function(){return ym(this,e,t)}}function xm(e,t){return function(){return ym(this,e,t.apply(this,arguments))}}function Sm(e,t){return this.each((typeof t==`function`?xm:bm)(e,t))}function*Cm(){for(var e=this._groups,t=0,n=e.length;t<n;++t)for(var r=e[t],i=0,a=r.length,o;i<a;++i)(o=r[i])&&(yield o)}var wm=[null];function Tm(e,t){this._groups=e,this._parents=t}function Em(){return new Tm([[document.documentElement]],wm)}function Dm(){return this}Tm.prototype=Em.prototype={constructor:Tm,select:Lf,selectAll:Hf,selectChild:Jf,selectChildren:Qf,filter:$f,data:sp,enter:tp,exit:lp,join:up,merge:dp,selection:Dm,order:fp,sort:pp,call:hp,nodes:gp,node:_p,size:vp,empty:yp,each:bp,attr:Dp,style:Mp,property:Lp,classed:Kp,text:Xp,html:em,raise:nm,lower:im,append:am,insert:sm,remove:lm,clone:fm,datum:pm,on:vm,dispatch:Sm,[Symbol.iterator]:Cm};function Om(e){return typeof e==`string`?new Tm([[document.querySelector(e)]],[document.documentElement]):new Tm([[e]],wm)}var km=0;function Am(){return new jm}function jm(){this._=`@`+(++km).toString(36)}jm.prototype=Am.prototype={constructor:jm,get:function(e){for(var t=this._;!(t in e);)if(!(e=e.parentNode))return;return e[t]},set:function(e,t){return e[this._]=t},remove:function(e){return this._ in e&&delete e[this._]},toString:function(){return this._}};function Mm(e){let t;for(;t=e.sourceEvent;)e=t;return e}function Nm(e,t){if(e=Mm(e),t===void 0&&(t=e.currentTarget),t){var n=t.ownerSVGElement||t;if(n.createSVGPoint){var r=n.createSVGPoint();return r.x=e.clientX,r.y=e.clientY,r=r.matrixTransform(t.getScreenCTM().inverse()),[r.x,r.y]}if(t.getBoundingClientRect){var i=t.getBoundingClientRect();return[e.clientX-i.left-t.clientLeft,e.clientY-i.top-t.clientTop]}}return[e.pageX,e.pageY]}var Pm={value:()=>{}};function Fm(){for(var e=0,t=arguments.length,n={},r;e<t;++e){if(!(r=arguments[e]+``)||r in n||/[\s.]/.test(r))throw Error(`illegal type: `+r);n[r]=[]}return new Im(n)}function Im(e){this._=e}function Lm(e,t){return e.trim().split(/^|\s+/).map(function(e){var n=``,r=e.indexOf(`.`);if(r>=0&&(n=e.slice(r+1),e=e.slice(0,r)),e&&!t.hasOwnProperty(e))throw Error(`unknown type: `+e);return{type:e,name:n}})}Im.prototype=Fm.prototype={constructor:Im,on:function(e,t){var n=this._,r=Lm(e+``,n),i,a=-1,o=r.length;if(arguments.length<2){for(;++a<o;)if((i=(e=r[a]).type)&&(i=Rm(n[i],e.name)))return i}else{if(t!=null&&typeof t!=`function`)throw Error(`invalid callback: `+t);for(;++a<o;)if(i=(e=r[a]).type)n[i]=zm(n[i],e.name,t);else if(t==null)for(i in n)n[i]=zm(n[i],e.name,null);return this}},copy:function(){var e={},t=this._;for(var n in t)e[n]=t[n].slice();return new Im(e)},call:function(e,t){if((i=arguments.length-2)>0)for(var n=Array(i),r=0,i,a;r<i;++r)n[r]=arguments[r+2];if(!this._.hasOwnProperty(e))throw Error(`unknown type: `+e);for(a=this._[e],r=0,i=a.length;r<i;++r)a[r].value.apply(t,n)},apply:function(e,t,n){if(!this._.hasOwnProperty(e))throw Error(`unknown type: `+e);for(var r=this._[e],i=0,a=r.length;i<a;++i)r[i].value.apply(t,n)}};function Rm(e,t){for(var n=0,r=e.length,i;n<r;++n)if((i=e[n]).name===t)return i.value}function zm(e,t,n){for(var r=0,i=e.length;r<i;++r)if(e[r].name===t){e[r]=Pm,e=e.slice(0,r).concat(e.slice(r+1));break}return n!=null&&e.push({name:t,value:n}),e}var Bm={capture:!0,passive:!1};function Vm(e){e.preventDefault(),e.stopImmediatePropagation()}function Hm(e){var t=e.document.documentElement,n=Om(e).on(`dragstart.drag`,Vm,Bm);`onselectstart`in t?n.on(`selectstart.drag`,Vm,Bm):(t.__noselect=t.style.MozUserSelect,t.style.MozUserSelect=`none`)}function Um(e,t){var n=e.document.documentElement,r=Om(e).on(`dragstart.drag`,null);t&&(r.on(`click.drag`,Vm,Bm),setTimeout(function(){r.on(`click.drag`,null)},0)),`onselectstart`in n?r.on(`selectstart.drag`,null):(n.style.MozUserSelect=n.__noselect,delete n.__noselect)}function Wm(e,{sourceEvent:t,subject:n,target:r,identifier:i,active:a,x:o,y:s,dx:c,dy:l,dispatch:u}){Object.defineProperties(this,{type:{value:e,enumerable:!0,configurable:!0},sourceEvent:{value:t,enumerable:!0,configurable:!0},subject:{value:n,enumerable:!0,configurable:!0},target:{value:r,enumerable:!0,configurable:!0},identifier:{value:i,enumerable:!0,configurable:!0},active:{value:a,enumerable:!0,configurable:!0},x:{value:o,enumerable:!0,configurable:!0},y:{value:s,enumerable:!0,configurable:!0},dx:{value:c,enumerable:!0,configurable:!0},dy:{value:l,enumerable:!0,configurable:!0},_:{value:u}})}Wm.prototype.on=function(){var e=this._.on.apply(this._,arguments);return e===this._?this:e};var Gm=0,Km=0,qm=0,Jm=1e3,Ym,Xm,Zm=0,Qm=0,$m=0,eh=typeof performance==`object`&&performance.now?performance:Date,th=typeof window==`object`&&window.requestAnimationFrame?window.requestAnimationFrame.bind(window):function(e){setTimeout(e,17)};function nh(){return Qm||=(th(rh),eh.now()+$m)}function rh(){Qm=0}function ih(){this._call=this._time=this._next=null}ih.prototype=ah.prototype={constructor:ih,restart:function(e,t,n){if(typeof e!=`function`)throw TypeError(`callback is not a function`);n=(n==null?nh():+n)+(t==null?0:+t),!this._next&&Xm!==this&&(Xm?Xm._next=this:Ym=this,Xm=this),this._call=e,this._time=n,uh()},stop:function(){this._call&&(this._call=null,this._time=1/0,uh())}};function ah(e,t,n){var r=new ih;return r.restart(e,t,n),r}function oh(){nh(),++Gm;for(var e=Ym,t;e;)(t=Qm-e._time)>=0&&e._call.call(void 0,t),e=e._next;--Gm}function sh(){Qm=(Zm=eh.now())+$m,Gm=Km=0;try{oh()}finally{Gm=0,lh(),Qm=0}}function ch(){var e=eh.now(),t=e-Zm;t>Jm&&($m-=t,Zm=e)}function lh(){for(var e,t=Ym,n,r=1/0;t;)t._call?(r>t._time&&(r=t._time),e=t,t=t._next):(n=t._next,t._next=null,t=e?e._next=n:Ym=n);Xm=e,uh(r)}function uh(e){Gm||(Km&&=clearTimeout(Km),e-Qm>24?(e<1/0&&(Km=setTimeout(sh,Math.ceil(e-eh.now()-$m)+1)),qm&&=clearInterval(qm)):(qm||=(Zm=eh.now(),setInterval(ch,Jm)),Gm=1,th(sh)))}function dh(e,t,n){var r=new ih;return t=t==null?0:+t,r.restart(n=>{r.stop(),e(n+t)},t,n),r}function fh(e){return((e*=2)<=1?e*e*e:(e-=2)*e*e+2)/2}var ph=3;(function e(t){t=+t;function n(e){return e**+t}return n.exponent=e,n})(ph),(function e(t){t=+t;function n(e){return 1-(1-e)**t}return n.exponent=e,n})(ph),(function e(t){t=+t;function n(e){return((e*=2)<=1?e**+t:2-(2-e)**t)/2}return n.exponent=e,n})(ph);function mh(e){return(2**(-10*e)-.0009765625)*1.0009775171065494}var hh=4/11;1/hh/hh;var gh=1.70158;(function e(t){t=+t;function n(e){return(e=+e)*e*(t*(e-1)+e)}return n.overshoot=e,n})(gh),(function e(t){t=+t;function n(e){return--e*e*((e+1)*t+e)+1}return n.overshoot=e,n})(gh),(function e(t){t=+t;function n(e){return((e*=2)<1?e*e*((t+1)*e-t):(e-=2)*e*((t+1)*e+t)+2)/2}return n.overshoot=e,n})(gh);var _h=2*Math.PI,vh=1,yh=.3;(function e(t,n){var r=Math.asin(1/(t=Math.max(1,t)))*(n/=_h);function i(e){return t*mh(- --e)*Math.sin((r-e)/n)}return i.amplitude=function(t){return e(t,n*_h)},i.period=function(n){return e(t,n)},i})(vh,yh),(function e(t,n){var r=Math.asin(1/(t=Math.max(1,t)))*(n/=_h);function i(e){return 1-t*mh(e=+e)*Math.sin((e+r)/n)}return i.amplitude=function(t){return e(t,n*_h)},i.period=function(n){return e(t,n)},i})(vh,yh),(function e(t,n){var r=Math.asin(1/(t=Math.max(1,t)))*(n/=_h);function i(e){return((e=e*2-1)<0?t*mh(-e)*Math.sin((r-e)/n):2-t*mh(e)*Math.sin((r+e)/n))/2}return i.amplitude=function(t){return e(t,n*_h)},i.period=function(n){return e(t,n)},i})(vh,yh);var bh=Fm(`start`,`end`,`cancel`,`interrupt`),xh=[],Sh=0,Ch=1,wh=2,Th=3,Eh=4,Dh=5,Oh=6;function kh(e,t,n,r,i,a){var o=e.__transition;if(!o)e.__transition={};else if(n in o)return;Nh(e,n,{name:t,index:r,group:i,on:bh,tween:xh,time:a.time,delay:a.delay,duration:a.duration,ease:a.ease,timer:null,state:Sh})}function Ah(e,t){var n=Mh(e,t);if(n.state>Sh)throw Error(`too late; already scheduled`);return n}function jh(e,t){var n=Mh(e,t);if(n.state>Th)throw Error(`too late; already running`);return n}function Mh(e,t){var n=e.__transition;if(!n||!(n=n[t]))throw Error(`transition not found`);return n}function Nh(e,t,n){var r=e.__transition,i;r[t]=n,n.timer=ah(a,0,n.time);function a(e){n.state=Ch,n.timer.restart(o,n.delay,n.time),n.delay<=e&&o(e-n.delay)}function o(a){var l,u,d,f;if(n.state!==Ch)return c();for(l in r)if(f=r[l],f.name===n.name){if(f.state===Th)return dh(o);f.state===Eh?(f.state=Oh,f.timer.stop(),f.on.call(`interrupt`,e,e.__data__,f.index,f.group),delete r[l]):+l<t&&(f.state=Oh,f.timer.stop(),f.on.call(`cancel`,e,e.__data__,f.index,f.group),delete r[l])}if(dh(function(){n.state===Th&&(n.state=Eh,n.timer.restart(s,n.delay,n.time),s(a))}),n.state=wh,n.on.call(`start`,e,e.__data__,n.index,n.group),n.state===wh){for(n.state=Th,i=Array(d=n.tween.length),l=0,u=-1;l<d;++l)(f=n.tween[l].value.call(e,e.__data__,n.index,n.group))&&(i[++u]=f);i.length=u+1}}function s(t){for(var r=t<n.duration?n.ease.call(null,t/n.duration):(n.timer.restart(c),n.state=Dh,1),a=-1,o=i.length;++a<o;)i[a].call(e,r);n.state===Dh&&(n.on.call(`end`,e,e.__data__,n.index,n.group),c())}function c(){for(var i in n.state=Oh,n.timer.stop(),delete r[t],r)return;delete e.__transition}}function Ph(e,t){var n=e.__transition,r,i,a=!0,o;if(n){for(o in t=t==null?null:t+``,n)(r=n[o]).name===t?(i=r.state>wh&&r.state<Dh,r.state=Oh,r.timer.stop(),r.on.call(i?`interrupt`:`cancel`,e,e.__data__,r.index,r.group),delete n[o]):a=!1;a&&delete e.__transition}}function Fh(e){return this.each(function(){Ph(this,e)})}function Ih(e,t){var n,r;return function(){var i=jh(this,e),a=i.tween;if(a!==n){r=n=a;for(var o=0,s=r.length;o<s;++o)if(r[o].name===t){r=r.slice(),r.splice(o,1);break}}i.tween=r}}function Lh(e,t,n){var r,i;if(typeof n!=`function`)throw Error();return function(){var a=jh(this,e),o=a.tween;if(o!==r){i=(r=o).slice();for(var s={name:t,value:n},c=0,l=i.length;c<l;++c)if(i[c].name===t){i[c]=s;break}c===l&&i.push(s)}a.tween=i}}function Rh(e,t){var n=this._id;if(e+=``,arguments.length<2){for(var r=Mh(this.node(),n).tween,i=0,a=r.length,o;i<a;++i)if((o=r[i]).name===e)return o.value;return null}return this.each((t==null?Ih:Lh)(n,e,t))}function zh(e,t,n){var r=e._id;return e.each(function(){var e=jh(this,r);(e.value||={})[t]=n.apply(this,arguments)}),function(e){return Mh(e,r).value[t]}}function Bh(e,t){var n;return(typeof t==`number`?Fc:t instanceof Os?Ac:(n=Os(t))?(t=n,Ac):Vc)(e,t)}function Vh(e){return function(){this.removeAttribute(e)}}function Hh(e){return function(){this.removeAttributeNS(e.space,e.local)}}function Uh(e,t,n){var r,i=n+``,a;return function(){var o=this.getAttribute(e);return o===i?null:o===r?a:a=t(r=o,n)}}function Wh(e,t,n){var r,i=n+``,a;return function(){var o=this.getAttributeNS(e.space,e.local);return o===i?null:o===r?a:a=t(r=o,n)}}function Gh(e,t,n){var r,i,a;return function(){var o,s=n(this),c;return s==null?void this.removeAttribute(e):(o=this.getAttribute(e),c=s+``,o===c?null:o===r&&c===i?a:(i=c,a=t(r=o,s)))}}function Kh(e,t,n){var r,i,a;return function(){var o,s=n(this),c;return s==null?void this.removeAttributeNS(e.space,e.local):(o=this.getAttributeNS(e.space,e.local),c=s+``,o===c?null:o===r&&c===i?a:(i=c,a=t(r=o,s)))}}function qh(e,t){var n=jf(e),r=n===`transform`?Qc:Bh;return this.attrTween(e,typeof t==`function`?(n.local?Kh:Gh)(n,r,zh(this,`attr.`+e,t)):t==null?(n.local?Hh:Vh)(n):(n.local?Wh:Uh)(n,r,t))}function Jh(e,t){return function(n){this.setAttribute(e,t.call(this,n))}}function Yh(e,t){return function(n){this.setAttributeNS(e.space,e.local,t.call(this,n))}}function Xh(e,t){var n,r;function i(){var i=t.apply(this,arguments);return i!==r&&(n=(r=i)&&Yh(e,i)),n}return i._value=t,i}function Zh(e,t){var n,r;function i(){var i=t.apply(this,arguments);return i!==r&&(n=(r=i)&&Jh(e,i)),n}return i._value=t,i}function Qh(e,t){var n=`attr.`+e;if(arguments.length<2)return(n=this.tween(n))&&n._value;if(t==null)return this.tween(n,null);if(typeof t!=`function`)throw Error();var r=jf(e);return this.tween(n,(r.local?Xh:Zh)(r,t))}function $h(e,t){return function(){Ah(this,e).delay=+t.apply(this,arguments)}}function eg(e,t){return t=+t,function(){Ah(this,e).delay=t}}function tg(e){var t=this._id;return arguments.length?this.each((typeof e==`function`?$h:eg)(t,e)):Mh(this.node(),t).delay}function ng(e,t){return function(){jh(this,e).duration=+t.apply(this,arguments)}}function rg(e,t){return t=+t,function(){jh(this,e).duration=t}}function ig(e){var t=this._id;return arguments.length?this.each((typeof e==`function`?ng:rg)(t,e)):Mh(this.node(),t).duration}function ag(e,t){if(typeof t!=`function`)throw Error();return function(){jh(this,e).ease=t}}function og(e){var t=this._id;return arguments.length?this.each(ag(t,e)):Mh(this.node(),t).ease}function sg(e,t){return function(){var n=t.apply(this,arguments);if(typeof n!=`function`)throw Error();jh(this,e).ease=n}}function cg(e){if(typeof e!=`function`)throw Error();return this.each(sg(this._id,e))}function lg(e){typeof e!=`function`&&(e=Uf(e));for(var t=this._groups,n=t.length,r=Array(n),i=0;i<n;++i)for(var a=t[i],o=a.length,s=r[i]=[],c,l=0;l<o;++l)(c=a[l])&&e.call(c,c.__data__,l,a)&&s.push(c);return new Rg(r,this._parents,this._name,this._id)}function ug(e){if(e._id!==this._id)throw Error();for(var t=this._groups,n=e._groups,r=t.length,i=n.length,a=Math.min(r,i),o=Array(r),s=0;s<a;++s)for(var c=t[s],l=n[s],u=c.length,d=o[s]=Array(u),f,p=0;p<u;++p)(f=c[p]||l[p])&&(d[p]=f);for(;s<r;++s)o[s]=t[s];return new Rg(o,this._parents,this._name,this._id)}function dg(e){return(e+``).trim().split(/^|\s+/).every(function(e){var t=e.indexOf(`.`);return t>=0&&(e=e.slice(0,t)),!e||e===`start`})}function fg(e,t,n){var r,i,a=dg(t)?Ah:jh;return function(){var o=a(this,e),s=o.on;s!==r&&(i=(r=s).copy()).on(t,n),o.on=i}}function pg(e,t){var n=this._id;return arguments.length<2?Mh(this.node(),n).on.on(e):this.each(fg(n,e,t))}function mg(e){return function(){var t=this.parentNode;for(var n in this.__transition)if(+n!==e)return;t&&t.removeChild(this)}}function hg(){return this.on(`end.remove`,mg(this._id))}function gg(e){var t=this._name,n=this._id;typeof e!=`function`&&(e=If(e));for(var r=this._groups,i=r.length,a=Array(i),o=0;o<i;++o)for(var s=r[o],c=s.length,l=a[o]=Array(c),u,d,f=0;f<c;++f)(u=s[f])&&(d=e.call(u,u.__data__,f,s))&&(`__data__`in u&&(d.__data__=u.__data__),l[f]=d,kh(l[f],t,n,f,l,Mh(u,n)));return new Rg(a,this._parents,t,n)}function _g(e){var t=this._name,n=this._id;typeof e!=`function`&&(e=Bf(e));for(var r=this._groups,i=r.length,a=[],o=[],s=0;s<i;++s)for(var c=r[s],l=c.length,u,d=0;d<l;++d)if(u=c[d]){for(var f=e.call(u,u.__data__,d,c),p,m=Mh(u,n),h=0,g=f.length;h<g;++h)(p=f[h])&&kh(p,t,n,h,f,m);a.push(f),o.push(u)}return new Rg(a,o,t,n)}var vg=Em.prototype.constructor;function yg(){return new vg(this._groups,this._parents)}function bg(e,t){var n,r,i;return function(){var a=Np(this,e),o=(this.style.removeProperty(e),Np(this,e));return a===o?null:a===n&&o===r?i:i=t(n=a,r=o)}}function xg(e){return function(){this.style.removeProperty(e)}}function Sg(e,t,n){var r,i=n+``,a;return function(){var o=Np(this,e);return o===i?null:o===r?a:a=t(r=o,n)}}function Cg(e,t,n){var r,i,a;return function(){var o=Np(this,e),s=n(this),c=s+``;return s??(c=s=(this.style.removeProperty(e),Np(this,e))),o===c?null:o===r&&c===i?a:(i=c,a=t(r=o,s))}}function wg(e,t){var n,r,i,a=`style.`+t,o=`end.`+a,s;return function(){var c=jh(this,e),l=c.on,u=c.value[a]==null?s||=xg(t):void 0;(l!==n||i!==u)&&(r=(n=l).copy()).on(o,i=u),c.on=r}}function Tg(e,t,n){var r=(e+=``)==`transform`?Zc:Bh;return t==null?this.styleTween(e,bg(e,r)).on(`end.style.`+e,xg(e)):typeof t==`function`?this.styleTween(e,Cg(e,r,zh(this,`style.`+e,t))).each(wg(this._id,e)):this.styleTween(e,Sg(e,r,t),n).on(`end.style.`+e,null)}function Eg(e,t,n){return function(r){this.style.setProperty(e,t.call(this,r),n)}}function Dg(e,t,n){var r,i;function a(){var a=t.apply(this,arguments);return a!==i&&(r=(i=a)&&Eg(e,a,n)),r}return a._value=t,a}function Og(e,t,n){var r=`style.`+(e+=``);if(arguments.length<2)return(r=this.tween(r))&&r._value;if(t==null)return this.tween(r,null);if(typeof t!=`function`)throw Error();return this.tween(r,Dg(e,t,n??``))}function kg(e){return function(){this.textContent=e}}function Ag(e){return function(){var t=e(this);this.textContent=t??``}}function jg(e){return this.tween(`text`,typeof e==`function`?Ag(zh(this,`text`,e)):kg(e==null?``:e+``))}function Mg(e){return function(t){this.textContent=e.call(this,t)}}function Ng(e){var t,n;function r(){var r=e.apply(this,arguments);return r!==n&&(t=(n=r)&&Mg(r)),t}return r._value=e,r}function Pg(e){var t=`text`;if(arguments.length<1)return(t=this.tween(t))&&t._value;if(e==null)return this.tween(t,null);if(typeof e!=`function`)throw Error();return this.tween(t,Ng(e))}function Fg(){for(var e=this._name,t=this._id,n=zg(),r=this._groups,i=r.length,a=0;a<i;++a)for(var o=r[a],s=o.length,c,l=0;l<s;++l)if(c=o[l]){var u=Mh(c,t);kh(c,e,n,l,o,{time:u.time+u.delay+u.duration,delay:0,duration:u.duration,ease:u.ease})}return new Rg(r,this._parents,e,n)}function Ig(){var e,t,n=this,r=n._id,i=n.size();return new Promise(function(a,o){var s={value:o},c={value:function(){--i===0&&a()}};n.each(function(){var n=jh(this,r),i=n.on;i!==e&&(t=(e=i).copy(),t._.cancel.push(s),t._.interrupt.push(s),t._.end.push(c)),n.on=t}),i===0&&a()})}var Lg=0;function Rg(e,t,n,r){this._groups=e,this._parents=t,this._name=n,this._id=r}function zg(){return++Lg}var Bg=Em.prototype;Rg.prototype={constructor:Rg,select:gg,selectAll:_g,selectChild:Bg.selectChild,selectChildren:Bg.selectChildren,filter:lg,merge:ug,selection:yg,transition:Fg,call:Bg.call,nodes:Bg.nodes,node:Bg.node,size:Bg.size,empty:Bg.empty,each:Bg.each,on:pg,attr:qh,attrTween:Qh,style:Tg,styleTween:Og,text:jg,textTween:Pg,remove:hg,tween:Rh,delay:tg,duration:ig,ease:og,easeVarying:cg,end:Ig,[Symbol.iterator]:Bg[Symbol.iterator]};var Vg={time:null,delay:0,duration:250,ease:fh};function Hg(e,t){for(var n;!(n=e.__transition)||!(n=n[t]);)if(!(e=e.parentNode))throw Error(`transition ${t} not found`);return n}function Ug(e){var t,n;e instanceof Rg?(t=e._id,e=e._name):(t=zg(),(n=Vg).time=nh(),e=e==null?null:e+``);for(var r=this._groups,i=r.length,a=0;a<i;++a)for(var o=r[a],s=o.length,c,l=0;l<s;++l)(c=o[l])&&kh(c,e,t,l,o,n||Hg(c,t));return new Rg(r,this._parents,e,t)}Em.prototype.interrupt=Fh,Em.prototype.transition=Ug;var Wg=e=>()=>e;function Gg(e,{sourceEvent:t,target:n,transform:r,dispatch:i}){Object.defineProperties(this,{type:{value:e,enumerable:!0,configurable:!0},sourceEvent:{value:t,enumerable:!0,configurable:!0},target:{value:n,enumerable:!0,configurable:!0},transform:{value:r,enumerable:!0,configurable:!0},_:{value:i}})}function Kg(e,t,n){this.k=e,this.x=t,this.y=n}Kg.prototype={constructor:Kg,scale:function(e){return e===1?this:new Kg(this.k*e,this.x,this.y)},translate:function(e,t){return e===0&t===0?this:new Kg(this.k,this.x+this.k*e,this.y+this.k*t)},apply:function(e){return[e[0]*this.k+this.x,e[1]*this.k+this.y]},applyX:function(e){return e*this.k+this.x},applyY:function(e){return e*this.k+this.y},invert:function(e){return[(e[0]-this.x)/this.k,(e[1]-this.y)/this.k]},invertX:function(e){return(e-this.x)/this.k},invertY:function(e){return(e-this.y)/this.k},rescaleX:function(e){return e.copy().domain(e.range().map(this.invertX,this).map(e.invert,e))},rescaleY:function(e){return e.copy().domain(e.range().map(this.invertY,this).map(e.invert,e))},toString:function(){return`translate(`+this.x+`,`+this.y+`) scale(`+this.k+`)`}};var qg=new Kg(1,0,0);Jg.prototype=Kg.prototype;function Jg(e){for(;!e.__zoom;)if(!(e=e.parentNode))return qg;return e.__zoom}function Yg(e){e.stopImmediatePropagation()}function Xg(e){e.preventDefault(),e.stopImmediatePropagation()}function Zg(e){return(!e.ctrlKey||e.type===`wheel`)&&!e.button}function Qg(){var e=this;return e instanceof SVGElement?(e=e.ownerSVGElement||e,e.hasAttribute(`viewBox`)?(e=e.viewBox.baseVal,[[e.x,e.y],[e.x+e.width,e.y+e.height]]):[[0,0],[e.width.baseVal.value,e.height.baseVal.value]]):[[0,0],[e.clientWidth,e.clientHeight]]}function $g(){return this.__zoom||qg}function e_(e){return-e.deltaY*(e.deltaMode===1?.05:e.deltaMode?1:.002)*(e.ctrlKey?10:1)}function t_(){return navigator.maxTouchPoints||`ontouchstart`in this}function n_(e,t,n){var r=e.invertX(t[0][0])-n[0][0],i=e.invertX(t[1][0])-n[1][0],a=e.invertY(t[0][1])-n[0][1],o=e.invertY(t[1][1])-n[1][1];return e.translate(i>r?(r+i)/2:Math.min(0,r)||Math.max(0,i),o>a?(a+o)/2:Math.min(0,a)||Math.max(0,o))}function r_(){var e=Zg,t=Qg,n=n_,r=e_,i=t_,a=[0,1/0],o=[[-1/0,-1/0],[1/0,1/0]],s=250,c=rl,l=Fm(`start`,`zoom`,`end`),u,d,f,p=500,m=150,h=0,g=10;function _(e){e.property(`__zoom`,$g).on(`wheel.zoom`,w,{passive:!1}).on(`mousedown.zoom`,ee).on(`dblclick.zoom`,T).filter(i).on(`touchstart.zoom`,E).on(`touchmove.zoom`,te).on(`touchend.zoom touchcancel.zoom`,ne).style(`-webkit-tap-highlight-color`,`rgba(0,0,0,0)`)}_.transform=function(e,t,n,r){var i=e.selection?e.selection():e;i.property(`__zoom`,$g),e===i?i.interrupt().each(function(){S(this,arguments).event(r).start().zoom(null,typeof t==`function`?t.apply(this,arguments):t).end()}):x(e,t,n,r)},_.scaleBy=function(e,t,n,r){_.scaleTo(e,function(){return this.__zoom.k*(typeof t==`function`?t.apply(this,arguments):t)},n,r)},_.scaleTo=function(e,r,i,a){_.transform(e,function(){var e=t.apply(this,arguments),a=this.__zoom,s=i==null?b(e):typeof i==`function`?i.apply(this,arguments):i,c=a.invert(s),l=typeof r==`function`?r.apply(this,arguments):r;return n(y(v(a,l),s,c),e,o)},i,a)},_.translateBy=function(e,r,i,a){_.transform(e,function(){return n(this.__zoom.translate(typeof r==`function`?r.apply(this,arguments):r,typeof i==`function`?i.apply(this,arguments):i),t.apply(this,arguments),o)},null,a)},_.translateTo=function(e,r,i,a,s){_.transform(e,function(){var e=t.apply(this,arguments),s=this.__zoom,c=a==null?b(e):typeof a==`function`?a.apply(this,arguments):a;return n(qg.translate(c[0],c[1]).scale(s.k).translate(typeof r==`function`?-r.apply(this,arguments):-r,typeof i==`function`?-i.apply(this,arguments):-i),e,o)},a,s)};function v(e,t){return t=Math.max(a[0],Math.min(a[1],t)),t===e.k?e:new Kg(t,e.x,e.y)}function y(e,t,n){var r=t[0]-n[0]*e.k,i=t[1]-n[1]*e.k;return r===e.x&&i===e.y?e:new Kg(e.k,r,i)}function b(e){return[(+e[0][0]+ +e[1][0])/2,(+e[0][1]+ +e[1][1])/2]}function x(e,n,r,i){e.on(`start.zoom`,function(){S(this,arguments).event(i).start()}).on(`interrupt.zoom end.zoom`,function(){S(this,arguments).event(i).end()}).tween(`zoom`,function(){var e=this,a=arguments,o=S(e,a).event(i),s=t.apply(e,a),l=r==null?b(s):typeof r==`function`?r.apply(e,a):r,u=Math.max(s[1][0]-s[0][0],s[1][1]-s[0][1]),d=e.__zoom,f=typeof n==`function`?n.apply(e,a):n,p=c(d.invert(l).concat(u/d.k),f.invert(l).concat(u/f.k));return function(e){if(e===1)e=f;else{var t=p(e),n=u/t[2];e=new Kg(n,l[0]-t[0]*n,l[1]-t[1]*n)}o.zoom(null,e)}})}function S(e,t,n){return!n&&e.__zooming||new C(e,t)}function C(e,n){this.that=e,this.args=n,this.active=0,this.sourceEvent=null,this.extent=t.apply(e,n),this.taps=0}C.prototype={event:function(e){return e&&(this.sourceEvent=e),this},start:function(){return++this.active===1&&(this.that.__zooming=this,this.emit(`start`)),this},zoom:function(e,t){return this.mouse&&e!==`mouse`&&(this.mouse[1]=t.invert(this.mouse[0])),this.touch0&&e!==`touch`&&(this.touch0[1]=t.invert(this.touch0[0])),this.touch1&&e!==`touch`&&(this.touch1[1]=t.invert(this.touch1[0])),this.that.__zoom=t,this.emit(`zoom`),this},end:function(){return--this.active===0&&(delete this.that.__zooming,this.emit(`end`)),this},emit:function(e){var t=Om(this.that).datum();l.call(e,this.that,new Gg(e,{sourceEvent:this.sourceEvent,target:_,transform:this.that.__zoom,dispatch:l}),t)}};function w(t,...i){if(!e.apply(this,arguments))return;var s=S(this,i).event(t),c=this.__zoom,l=Math.max(a[0],Math.min(a[1],c.k*2**r.apply(this,arguments))),u=Nm(t);if(s.wheel)(s.mouse[0][0]!==u[0]||s.mouse[0][1]!==u[1])&&(s.mouse[1]=c.invert(s.mouse[0]=u)),clearTimeout(s.wheel);else if(c.k===l)return;else s.mouse=[u,c.invert(u)],Ph(this),s.start();Xg(t),s.wheel=setTimeout(d,m),s.zoom(`mouse`,n(y(v(c,l),s.mouse[0],s.mouse[1]),s.extent,o));function d(){s.wheel=null,s.end()}}function ee(t,...r){if(f||!e.apply(this,arguments))return;var i=t.currentTarget,a=S(this,r,!0).event(t),s=Om(t.view).on(`mousemove.zoom`,d,!0).on(`mouseup.zoom`,p,!0),c=Nm(t,i),l=t.clientX,u=t.clientY;Hm(t.view),Yg(t),a.mouse=[c,this.__zoom.invert(c)],Ph(this),a.start();function d(e){if(Xg(e),!a.moved){var t=e.clientX-l,r=e.clientY-u;a.moved=t*t+r*r>h}a.event(e).zoom(`mouse`,n(y(a.that.__zoom,a.mouse[0]=Nm(e,i),a.mouse[1]),a.extent,o))}function p(e){s.on(`mousemove.zoom mouseup.zoom`,null),Um(e.view,a.moved),Xg(e),a.event(e).end()}}function T(r,...i){if(e.apply(this,arguments)){var a=this.__zoom,c=Nm(r.changedTouches?r.changedTouches[0]:r,this),l=a.invert(c),u=a.k*(r.shiftKey?.5:2),d=n(y(v(a,u),c,l),t.apply(this,i),o);Xg(r),s>0?Om(this).transition().duration(s).call(x,d,c,r):Om(this).call(_.transform,d,c,r)}}function E(t,...n){if(e.apply(this,arguments)){var r=t.touches,i=r.length,a=S(this,n,t.changedTouches.length===i).event(t),o,s,c,l;for(Yg(t),s=0;s<i;++s)c=r[s],l=Nm(c,this),l=[l,this.__zoom.invert(l),c.identifier],a.touch0?!a.touch1&&a.touch0[2]!==l[2]&&(a.touch1=l,a.taps=0):(a.touch0=l,o=!0,a.taps=1+!!u);u&&=clearTimeout(u),o&&(a.taps<2&&(d=l[0],u=setTimeout(function(){u=null},p)),Ph(this),a.start())}}function te(e,...t){if(this.__zooming){var r=S(this,t).event(e),i=e.changedTouches,a=i.length,s,c,l,u;for(Xg(e),s=0;s<a;++s)c=i[s],l=Nm(c,this),r.touch0&&r.touch0[2]===c.identifier?r.touch0[0]=l:r.touch1&&r.touch1[2]===c.identifier&&(r.touch1[0]=l);if(c=r.that.__zoom,r.touch1){var d=r.touch0[0],f=r.touch0[1],p=r.touch1[0],m=r.touch1[1],h=(h=p[0]-d[0])*h+(h=p[1]-d[1])*h,g=(g=m[0]-f[0])*g+(g=m[1]-f[1])*g;c=v(c,Math.sqrt(h/g)),l=[(d[0]+p[0])/2,(d[1]+p[1])/2],u=[(f[0]+m[0])/2,(f[1]+m[1])/2]}else if(r.touch0)l=r.touch0[0],u=r.touch0[1];else return;r.zoom(`touch`,n(y(c,l,u),r.extent,o))}}function ne(e,...t){if(this.__zooming){var n=S(this,t).event(e),r=e.changedTouches,i=r.length,a,o;for(Yg(e),f&&clearTimeout(f),f=setTimeout(function(){f=null},p),a=0;a<i;++a)o=r[a],n.touch0&&n.touch0[2]===o.identifier?delete n.touch0:n.touch1&&n.touch1[2]===o.identifier&&delete n.touch1;if(n.touch1&&!n.touch0&&(n.touch0=n.touch1,delete n.touch1),n.touch0)n.touch0[1]=this.__zoom.invert(n.touch0[0]);else if(n.end(),n.taps===2&&(o=Nm(o,this),Math.hypot(d[0]-o[0],d[1]-o[1])<g)){var s=Om(this).on(`dblclick.zoom`);s&&s.apply(this,arguments)}}}return _.wheelDelta=function(e){return arguments.length?(r=typeof e==`function`?e:Wg(+e),_):r},_.filter=function(t){return arguments.length?(e=typeof t==`function`?t:Wg(!!t),_):e},_.touchable=function(e){return arguments.length?(i=typeof e==`function`?e:Wg(!!e),_):i},_.extent=function(e){return arguments.length?(t=typeof e==`function`?e:Wg([[+e[0][0],+e[0][1]],[+e[1][0],+e[1][1]]]),_):t},_.scaleExtent=function(e){return arguments.length?(a[0]=+e[0],a[1]=+e[1],_):[a[0],a[1]]},_.translateExtent=function(e){return arguments.length?(o[0][0]=+e[0][0],o[1][0]=+e[1][0],o[0][1]=+e[0][1],o[1][1]=+e[1][1],_):[[o[0][0],o[0][1]],[o[1][0],o[1][1]]]},_.constrain=function(e){return arguments.length?(n=e,_):n},_.duration=function(e){return arguments.length?(s=+e,_):s},_.interpolate=function(e){return arguments.length?(c=e,_):c},_.on=function(){var e=l.on.apply(l,arguments);return e===l?_:e},_.clickDistance=function(e){return arguments.length?(h=(e=+e)*e,_):Math.sqrt(h)},_.tapDistance=function(e){return arguments.length?(g=+e,_):g},_}function i_(e,t,n){switch(e){case`OCCURRED`:return{fill:t,stroke:n,width:1};case`PLANNED`:case`DENIED`:return{fill:n,stroke:t,width:2};case`CONDITIONAL`:return{fill:n,stroke:t,width:2,dash:[3,2]}}}var a_=(e,t,n,r)=>({kind:`path`,d:`M${-n} ${n}L${n} ${-n}`,x:e,y:t,stroke:r,width:2});function o_(e,t,n,r){return[{kind:`circle`,x:e,y:t,r:5,fill:n,stroke:r,width:1},{kind:`path`,d:`M-2.5 -1h5M-2.5 1.2h5M1.6 -2.8l-3.2 5.6`,x:e,y:t,stroke:r,width:1}]}var s_=22,c_=8,l_=22,u_=14,d_=46,f_=14,p_=10,m_=5,h_=12.5,g_=58,__=1/7;function v_(e,t,n){let r=Pd().domain([e.from,e.to]).range([0,t]),i=r.ticks(Math.max(2,Math.floor(t/110))),a=r.tickFormat(),o=[{kind:`path`,d:`M0 29.5H${t}`,stroke:n.line}];for(let e of i){let i=Math.round(r(e))+.5;o.push({kind:`path`,d:`M${i} 23V30`,stroke:n.faint});let s=a(e),c=/^\d{4}$/.test(s),l=i<30?`start`:i>t-30?`end`:`middle`;o.push({kind:`text`,x:i,y:17,text:s,size:12,weight:c?650:400,fill:c?n.ink:n.faint,anchor:l})}return o}var y_=(e,t)=>{let n=Pd().domain([e.from,e.to]).range([0,t]);return n.ticks(Math.max(2,Math.floor(t/110))).map(e=>Math.round(n(e))+.5)};function b_(e,t,n,r,i){let a=n/(t.to-t.from),o={shapes:[],hits:[],height:c_};for(let s of e){let e=s.marks.filter(e=>e.to>=t.from&&e.from<=t.to);if(e.length===0)continue;let c=o.height,[l,u]=S_(e,t),d=u.length<=1e3?k_(O_(u,t,a,n,!0),f_):null,f=d??k_(O_(u,t,a,n,!1),p_),p=d?l_:u_,m=l.length>0?l_:0,h=s_+m+(f?w_(f)*p:d_);if(P_(s.title,e.length,c,h,n,s.colour??r.faint,r,o.shapes),l.length>0&&C_(l,t,c+s_+l_/2-2,n,s.colour??r.faint,r,o),f)for(let e of f)A_(e,c+s_+m+e.row*p+p/2-2,n,r,i,!!d,o);else j_(u,t,n,c+s_+m,s.colour??r.faint,o);o.height=c+h+c_}return o}var x_=3;function S_(e,t){let n=e.filter(e=>e.from<t.from&&e.to>t.to);return n.length<=x_?[[],e]:[n,e.filter(e=>e.from>=t.from||e.to<=t.to)]}function C_(e,t,n,r,i,a,o){let s={from:Math.min(...e.map(e=>e.from)),to:Math.max(...e.map(e=>e.to))};o.shapes.push({kind:`rect`,x:-4,y:n-8,w:r+8,h:16,fill:i,alpha:.16},{kind:`rect`,x:-4,y:n-8,w:r+8,h:16,stroke:i,dash:[4,3]}),o.shapes.push({kind:`text`,x:6,y:n+4,text:R.timeline.throughout(e.length),size:h_,fill:a.ink}),o.hits.push({x:0,y:n-10,w:r,h:20,mark:null,count:e.length,range:{from:Math.min(s.from,t.from),to:Math.max(s.to,t.to)}})}var w_=e=>e.reduce((e,t)=>Math.max(e,t.row+1),0),T_=(e,t)=>e.length>t?`${e.slice(0,Math.max(1,t-1)).trimEnd()}…`:e,E_=new WeakMap;function D_(e){let t=E_.get(e);if(t)return t;let n=T_(e.event.summary,g_),r={label:n,length:po(n,h_)+4};return E_.set(e,r),r}function O_(e,t,n,r,i){return e.map(e=>{let a=Math.max(-20,(e.from-t.from)*n),o=Math.min(r+20,(e.to-t.from)*n),s=o-a>20;if(!s){let e=(a+o)/2;a=e-m_,o=e+m_}if(!i)return{mark:e,left:a,right:o,bar:s,label:``,labelAt:0,start:a,end:o,row:0};let{label:c,length:l}=D_(e),u=e.event.differences.length>0&&s?4:0,d=Math.max(a,0)+(s?6:14)+u,f={right:r-d,left:a-10},p=s&&o-a>.8*l;!p&&l>Math.max(f.right,f.left)&&(c=T_(c,Math.floor(c.length*Math.max(f.right,f.left)/l)-2),l=po(c,h_));let m=l<=f.right?d:p?Math.max(4,Math.min(d,r-l)):Math.max(4,a-l-6);return{mark:e,left:a,right:o,bar:s,label:c,labelAt:m,start:Math.min(a,m),end:Math.max(o,m+l),row:0}})}function k_(e,t){let n=[];e.sort((e,t)=>e.start-t.start);for(let r of e){let e=n.findIndex(e=>e<=r.start);if(e<0&&(e=n.length),e>=t)return null;r.row=e,n[e]=r.end+3}return e}function A_(e,t,n,r,i,a,o){let{event:s}=e.mark,c=r.class[s.class],l=a?8:m_,u=a?Math.max(0,e.start):e.left,d=a?Math.min(e.end,n):e.right;s.id===i&&o.shapes.push({kind:`rect`,x:u-4,y:t-l-3,w:d-u+8,h:2*l+6,r:6,fill:r.accent,alpha:.18},{kind:`rect`,x:u-4,y:t-l-3,w:d-u+8,h:2*l+6,r:6,stroke:r.accent,width:2});let f=i_(s.status,c,r.panel);if(e.bar){let n=e.mark.vague;o.shapes.push({kind:`rect`,x:e.left,y:t-l,w:e.right-e.left,h:2*l,r:4,...f,...n?{alpha:.28}:a?{alpha:.42}:{}}),o.shapes.push({kind:`rect`,x:e.left,y:t-l,w:e.right-e.left,h:2*l,r:4,stroke:c,width:1,...n?{dash:[4,3]}:{}}),e.mark.openTo&&o.shapes.push({kind:`path`,d:`M-3 ${-l}l6 ${l}l-6 ${l}`,x:e.right,y:t,stroke:c,width:2}),e.mark.openFrom&&o.shapes.push({kind:`path`,d:`M3 ${-l}l-6 ${l}l6 ${l}`,x:e.left,y:t,stroke:c,width:2}),s.status===`DENIED`&&o.shapes.push({kind:`path`,d:`M${e.left} ${t}H${e.right}`,stroke:c,width:2})}else{let n=e.left+m_;o.shapes.push({kind:`circle`,x:n,y:t,r:s.status===`OCCURRED`?m_:4,...f}),s.status===`DENIED`&&o.shapes.push(a_(n,t,m_,c))}s.differences.length>0&&o.shapes.push(...o_(Math.max(5,e.left),t-(a?5:4),r.differ,r.panel)),a&&o.shapes.push({kind:`text`,x:e.labelAt,y:t+4,text:e.label,size:h_,fill:r.ink,...s.status===`OCCURRED`?{}:{alpha:.85}}),o.hits.push({x:u-2,y:t-l-2,w:d-u+4,h:2*l+4,mark:e.mark,count:1,range:{from:e.mark.from,to:e.mark.to}})}function j_(e,t,n,r,i,a){M_(qn(e.map(e=>e.from<t.from?{...e,from:t.from}:e),t,Math.max(10,Math.floor(n*__))),t,n,r,i,a)}function M_(e,t,n,r,i,a){let o=Math.max(1,...e.map(e=>e.count)),s=n/(t.to-t.from);for(let n of e){if(n.count===0)continue;let e=(n.from-t.from)*s,c=(n.to-n.from)*s,l=Math.max(3,40*Math.sqrt(n.count/o));a.shapes.push({kind:`rect`,x:e+.5,y:r+d_-4-l,w:Math.max(1,c-1),h:l,fill:i,alpha:.85}),a.hits.push({x:e,y:r,w:c,h:d_,mark:null,count:n.count,range:{from:n.from,to:n.to}})}}function N_(e,t,n,r){let i={shapes:[],hits:[],height:c_},a=r.class;for(let o of e){let e=i.height,s=a[o.key]??r.faint,c=o.bins.filter(e=>e.to>t.from&&e.from<t.to);P_(o.title,c.reduce((e,t)=>e+t.count,0),e,68,n,s,r,i.shapes),M_(c,t,n,e+s_,s,i),i.height=e+s_+d_+c_}return i}function P_(e,t,n,r,i,a,o,s){s.push({kind:`rect`,x:0,y:n,w:i,h:r,fill:a,alpha:.06},{kind:`rect`,x:0,y:n,w:3,h:r,fill:a}),s.push({kind:`text`,x:10,y:n+15,text:e,size:12,weight:650,fill:o.ink,stroke:o.panel,width:3}),s.push({kind:`text`,x:18+po(e,12,650),y:n+15,text:String(t),size:12,fill:o.faint,stroke:o.panel,width:3})}function F_(e,t,n){for(let r=e.length-1;r>=0;r--){let i=e[r];if(i&&t>=i.x&&t<=i.x+i.w&&n>=i.y&&n<=i.y+i.h)return i}return null}var I_=30;function L_(e,t,n){let r=new Map,i=(e,t,n)=>{let i=r.get(e);i?i.marks.push(n):r.set(e,{title:t,marks:[n]})};for(let n of e){if(!Bn(n))continue;let e=n.event;if(t===`class`)i(e.class,R.classes[e.class],n);else if(t===`place`){let t=n.place??e.places[0];i(t?.id??``,t?.name??R.timeline.noPlace,n)}else{let t=new Map(e.participants.map(e=>[e.actor.id,e.actor.name]));t.size===0&&i(``,R.timeline.noActor,n);for(let[e,r]of t)i(e,r,n)}}if(t===`class`)return Yn.flatMap(e=>{let t=r.get(e);return t?[{key:e,colour:n[e]??null,...t}]:[]});let a=[...r].sort(([e,t],[n,r])=>Number(e===``)-Number(n===``)||r.marks.length-t.marks.length||(t.title<r.title?-1:1)),o=a.slice(0,I_).map(([e,t])=>({key:e,colour:null,...t})),s=a.slice(I_);if(s.length>0){let e=[...new Set(s.flatMap(([,e])=>e.marks))].sort((e,t)=>e.from-t.from);o.push({key:`rest`,title:R.timeline.others(s.length),colour:null,marks:e})}return o}function R_(e){let t=j(null),{shapes:n,width:r,height:i,offset:a=0}=e;return Me(()=>{let o=t.current,s=o?.getContext(`2d`);if(!o||!s||r<=0||i<=0)return;let c=devicePixelRatio||1,[l,u]=[Math.round(r*c),Math.round(i*c)];(o.width!==l||o.height!==u)&&Object.assign(o,{width:l,height:u}),o.style.width=`${r}px`,o.style.height=`${i}px`,s.setTransform(c,0,0,c,0,0),s.clearRect(0,0,r,i),e.before?.(s),s.setTransform(c,0,0,c,0,0),s.translate(0,-a),mo(s,n.filter(e=>go(e)<=a+i&&_o(e)>=a))}),z(`canvas`,{ref:t,class:e.class,"aria-hidden":`true`})}function z_(e){let t=e.mark.event,n=e.mark.place??t.places[0];return z(x,{children:[z(`div`,{class:`tip-head`,children:[R.types[t.type],t.status===`OCCURRED`?``:` · ${R.statuses[t.status]}`]}),z(`div`,{class:`tip-main`,children:t.summary}),z(`div`,{class:`tip-foot`,children:[W(t.date)||R.event.noDate,n?.name].filter(Boolean).join(` · `)}),t.differences.length>0&&z(`div`,{class:`tip-differ`,children:[`≠ `,R.event.disagree]})]})}function B_(){let e=ur.value.classes,t=new Set(q.value.map(e=>e.event.class));return z(`div`,{class:`legend`,children:[z(`ul`,{"aria-label":R.legend.classes,children:Yn.filter(n=>Br.value>0||t.has(n)||e.includes(n)).map(t=>z(`li`,{children:z(`button`,{type:`button`,class:`key`,"aria-pressed":e.includes(t),title:R.legend.filterBy(R.classes[t]),onClick:()=>wr({classes:Tr(e,t)}),children:[z(`span`,{class:`swatch ${t.toLowerCase()}`}),R.classes[t]]})},t))}),z(`ul`,{class:`statuses`,"aria-label":R.legend.statuses,children:[Zn.map(e=>z(`li`,{children:[z(Hi,{status:e}),R.statuses[e]]},e)),z(`li`,{children:[z(`span`,{class:`differ-glyph`,"aria-hidden":`true`,children:`≠`}),R.legend.differ]}),z(`li`,{children:[z(`span`,{class:`span-glyph`,"aria-hidden":`true`}),R.legend.vague]})]})]})}function V_(e){let t=j(null);return Me(()=>{let n=t.current,r=n?.offsetParent;if(!n||!r)return;let i=e.x+14+n.offsetWidth>r.clientWidth?e.x-14-n.offsetWidth:e.x+14,a=e.y+14+n.offsetHeight>r.clientHeight?e.y-14-n.offsetHeight:e.y+14;n.style.left=`${Math.max(4,i)}px`,n.style.top=`${Math.max(4,a)}px`}),z(`div`,{ref:t,class:`tooltip`,role:`presentation`,children:e.children})}var H_={from:Date.UTC(1970,0),to:Date.UTC(2030,0)},U_=H_.to-H_.from,W_=(e,t)=>{let n=U_/(e.to-e.from);return qg.translate(-((e.from-H_.from)/U_)*t*n,0).scale(n)},G_=(e,t)=>{let n=n=>H_.from+(n-e.x)/e.k/t*U_;return{from:n(0),to:n(t)}};function K_(){let e=j(null),t=j(null),{width:n}=Jd(e),{height:r}=Jd(t),[i,a]=k(0),[o,s]=k(null),c=Y.value,l=q.value,u=dr.value,d=yr.value?.id??null,f=M(of,[no.value]),p=M(()=>L_(l,u,f.class),[l,u,f]),m=M(()=>Br.value>0?N_(Id.value,c,n,f):b_(p,c,n,f,d),[p,c,n,f,d,Br.value,Id.value]),h=M(()=>J_(c,n,Math.max(r,m.height),f.line,f.accent),[c,n,r,m,f,Jr.value]),g=M(()=>v_(c,n,f),[c,n,f]);X_(t,n,n>0),Co(`timeline`,()=>({shapes:[...g,...[...h,...m.shapes].map(e=>Y_(e,30))],width:n,height:30+m.height,background:f.panel,title:R.views.timeline}));let _=e=>{let n=t.current?.getBoundingClientRect();return n?F_(m.hits,e.clientX-n.left,e.clientY-n.top+i):null},v=t=>{let n=e.current?.getBoundingClientRect(),r=t.buttons?null:_(t);s(r&&n?{hit:r,x:t.clientX-n.left,y:t.clientY-n.top}:null)},y=e=>{let t=_(e);t?.mark?K(t.mark.event.id):t&&Ao(t.range)},b=n>0&&m.hits.length===0&&!Vr.value&&!Hr.value;return z(`div`,{class:`view timeline`,ref:e,children:[z(R_,{class:`axis`,shapes:g,width:n,height:30}),z(`div`,{class:`scroller`,ref:t,tabIndex:0,role:`application`,"aria-label":R.timeline.label(q_(p),u),"aria-describedby":`timeline-keys`,onScroll:e=>a(e.currentTarget.scrollTop),onMouseMove:v,onMouseLeave:()=>s(null),onClick:y,onKeyDown:e=>Z_(e,l),children:z(`div`,{class:`spacer`,style:{height:`${Math.max(m.height,1)}px`},children:z(R_,{class:`lanes`,shapes:[...h,...m.shapes],width:n,height:r,offset:i})})}),z(`p`,{id:`timeline-keys`,class:`hidden-text`,children:R.timeline.keys}),b&&z(`p`,{class:`empty over`,children:l.length===0?R.empty.events:R.empty.stretch}),o&&z(V_,{x:o.x,y:o.y,children:o.hit.mark?z(z_,{mark:o.hit.mark}):o.hit.range.to-o.hit.range.from>c.to-c.from?R.timeline.wider(o.hit.count):R.timeline.bar(o.hit.count)}),z(B_,{})]})}var q_=e=>e.reduce((e,t)=>e+t.marks.length,0);function J_(e,t,n,r,i){let a=y_(e,t).map(e=>({kind:`path`,d:`M${e} 0V${n}`,stroke:r,alpha:.6})),o=(wn(Jr.value)+432e5-e.from)/(e.to-e.from)*t;return o>=0&&o<=t&&a.push({kind:`path`,d:`M${o} 0V${n}`,stroke:i,width:1.5,dash:[2,4]}),a}function Y_(e,t){return e.kind===`path`?{...e,y:(e.y??0)+t}:{...e,y:e.y+t}}function X_(e,t,n){let r=j(null),i=j(null),a=Y.value;A(()=>{let a=e.current;if(!a||!n)return;let o=r_().scaleExtent([U_/(182625*864e5),U_/18e5]).filter(e=>!e.button&&!(e.type===`wheel`&&e.shiftKey)).clickDistance(4).on(`zoom`,e=>{e.sourceEvent&&(i.current&&e.transform.k===i.current.k&&(a.scrollTop-=e.transform.y-i.current.y),i.current=e.transform,Ao(G_(e.transform,t)))});r.current=o;let s=Om(a);return s.call(o).on(`dblclick.zoom`,null),s.call(o.transform,W_(Y.value,t)),()=>{s.on(`.zoom`,null),r.current=null}},[t,n]),A(()=>{let n=e.current;if(!n||!r.current)return;let o=W_(a,t),s=n.__zoom;Math.abs(s.k/o.k-1)<1e-9&&Math.abs(s.x-o.x)<.01||(i.current=o,Om(n).call(r.current.transform,o))},[a,t])}function Z_(e,t){let n=e=>{let n=t.filter(Bn),r=n.findIndex(e=>e.event.id===yr.value?.id),i=r<0?n.findIndex(e=>e.to>=Y.value.from)-+(e>0):r,a=n[Math.min(n.length-1,Math.max(0,i+e))];a&&(K(a.event.id),No(a.from,a.to),ka(`${a.event.summary}. ${W(a.event.date)}`))},r={ArrowRight:()=>e.shiftKey?Mo(.2):n(1),ArrowLeft:()=>e.shiftKey?Mo(-.2):n(-1),"+":()=>jo(1.5),"=":()=>jo(1.5),"-":()=>jo(1/1.5),Home:()=>n(-1e9),End:()=>n(1e9)}[e.key];!r||e.ctrlKey||e.metaKey||e.altKey||(e.preventDefault(),r())}var Q_=(function(){let e=typeof document<`u`&&document.createElement(`link`).relList;return e&&e.supports&&e.supports(`modulepreload`)?`modulepreload`:`preload`})(),$_=function(e){return`/explorer/`+e},ev={},tv=function(e){return e.pathname.endsWith(`.css`)},nv=function(e,t,n){if(t in e)return e[t];let r=n();if(!r){e[t]=void 0;return}let i=r.then(()=>{e[t]=void 0},n=>{throw e[t]=void 0,n});return e[t]=i,i},rv=function(e,t,n){let r=Promise.resolve();if(t&&t.length>0){let e,i=document.querySelector(`meta[property=csp-nonce]`),a=i?.nonce||i?.getAttribute(`nonce`);function o(e){return Promise.all(e.map(e=>Promise.resolve(e).then(e=>({status:`fulfilled`,value:e}),e=>({status:`rejected`,reason:e}))))}function s(e){return import.meta.resolve?new URL(import.meta.resolve(e)):new URL(e,import.meta.url)}r=o(t.map(t=>{t=$_(t,n);let r=s(t),i=tv(r);return nv(ev,r.href,()=>{if(e===void 0){e={all:new Set,styles:new Set};let t=document.getElementsByTagName(`link`);for(let n=t.length-1;n>=0;n--){let r=t[n];e.all.add(r.href),r.rel===`stylesheet`&&e.styles.add(r.href)}}if((i?e.styles:e.all).has(r.href))return;let t=document.createElement(`link`);if(t.rel=i?`stylesheet`:Q_,i||(t.as=`script`),t.crossOrigin=``,t.href=r.href,a&&t.setAttribute(`nonce`,a),document.head.appendChild(t),i)return new Promise((e,n)=>{let i=a=>{t.removeEventListener(`load`,i),t.removeEventListener(`error`,i),a.type===`error`?n(Error(`Unable to preload CSS for ${r}`)):e(a)};t.addEventListener(`load`,i),t.addEventListener(`error`,i)})})}).filter(e=>e!==void 0))}function i(e){let t=new Event(`vite:preloadError`,{cancelable:!0});if(t.payload=e,window.dispatchEvent(t),!t.defaultPrevented)throw e}return r.then(t=>{for(let e of t||[])e.status===`rejected`&&i(e.reason);return e().catch(i)})},iv={timeline:K_,map:Tt(()=>rv(()=>import(`./map-CjSwLCb_.js`).then(e=>e.MapView),__vite__mapDeps([0,1]))),network:Tt(()=>rv(()=>import(`./network-BM9wvsJe.js`).then(e=>e.NetworkView),__vite__mapDeps([2,1]))),list:wf};function av(){let e=iv[sr.value],t=Lr.value===0&&!Hr.value&&!Cr.value&&G.value===null;return z(ov,{children:z(`div`,{class:yr.value?`app with-pane`:`app`,children:[z(Bo,{}),z(Ya,{}),z(`main`,{id:`main`,tabIndex:-1,children:[z(Vo,{}),Vr.value&&z(`div`,{class:`progress`,role:`progressbar`,"aria-label":R.loading}),Hr.value&&z(`p`,{class:`failed`,role:`alert`,children:[Hr.value,` `,z(`button`,{type:`button`,onClick:Zr,children:R.errors.retry})]}),t?z(`div`,{class:`view`,children:z(`p`,{class:`empty over`,children:R.empty.store})}):z(e,{}),z(Zd,{})]}),z(_a,{}),z(Go,{}),z(Ma,{}),z(Ra,{}),z(Aa,{})]})})}var ov=class extends S{state={error:null};componentDidCatch(e){console.error(e),this.setState({error:e instanceof Error?`${e.name}: ${e.message}`:String(e)})}render(){return this.state.error===null?this.props.children:z(`div`,{class:`crashed`,role:`alert`,children:[z(`p`,{children:R.errors.crashed}),z(`pre`,{children:this.state.error})]})}};oo(),Pr(),vi(),qd();var sv=document.getElementById(`app`);sv&&ge(z(av,{}),sv);export{wn as $,Y as A,_r as B,Yi as C,Br as D,bi as E,br as F,Tr as G,fr as H,vr as I,er as J,Yn as K,ur as L,Gr as M,J as N,Vr as O,xr as P,H as Q,Cr as R,Qi as S,Ei as T,K as U,ar as V,yr as W,In as X,Ln as Y,Hn as Z,po as _,qg as a,zt as at,La as b,Fm as c,R as ct,Jd as d,k as dt,kn as et,Ld as f,M as ft,Co as g,ss as h,R_ as i,hn as it,Jr as j,q as k,Om as l,A as lt,$o as m,B_ as n,V as nt,r_ as o,_n as ot,Kd as p,x as pt,$n as q,z_ as r,gn as rt,ah as s,z as st,V_ as t,U as tt,of as u,j as ut,so as v,ji as w,ka as x,no as y,G as z};