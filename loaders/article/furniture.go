package article

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// kind is what a line of a page is.
type kind int

const (
	short     kind = iota // some words without the shape of a sentence: a headline, a subhead, a menu
	prose                 // a sentence or more
	bullet                // an entry of a list
	furniture             // buttons, prompts, credits, captions, dates: what a page has around an article
	credit                // who took the photograph above or below
	byline                // who wrote it
	box                   // the heading of a list of other articles
	end                   // the heading of what comes after the article: comments, the next article
	stamp                 // the name and the time over a reader's comment
)

// plain writes quotes and dashes as typewriters do.
func plain(s string) string { return plainer.Replace(s) }

var plainer = strings.NewReplacer("’", "'", "‘", "'", "“", `"`, "”", `"`, "–", "-", "—", "-")

// fold prepares a line for comparing: lower case, plain quotes.
func fold(s string) string { return strings.ToLower(plain(s)) }

// menuWords are the words that navigation is made of: a line of nothing else is a menu.
var menuWords = wordSet(`home homepage news latest breaking live world international national local us usa uk u.s. u.k. africa
	asia europe americas america middle east mideast australia politics business economy markets money finance sport sports
	football culture arts entertainment lifestyle travel weather health science tech technology environment climate education
	opinion opinions editorial editorials op-ed comment comments commentary columnists letters analysis features feature
	log sign register donate interview interviews investigations video videos audio podcast podcasts photos photo pictures gallery galleries graphics
	multimedia magazine newspaper e-paper epaper archive archives today's paper search menu more sections section topics all
	account profile login logout subscribe subscription subscriptions newsletters alerts help contact about jobs careers
	advertise privacy cookies terms faq rss shop store events community obituaries crosswords puzzles games regions region
	edition english arabic french español tv radio programmes programs schedule watch read share tweet email print save
	facebook twitter x whatsapp linkedin telegram pinterest reddit tumblr flipboard instagram youtube mail copy link close
	next previous prev back top menu: follow like comment: reply report flag up down and & the in to of on by from your our
	my you us: a an or i for trending popular most viewed recent stories story articles article page main content skip
	explore go open toggle navigation font size increase decrease aa a- a+ related tags category categories uncategorized`)

var (
	// inLine are phrases that a short line has only where it belongs to the page and not to the article.
	inLine = phrasesOf(`^sign up`, `sign up {here,now,today,free,to receive,to get,for our,to our}`, `sign in {to,or,with,here}`, `log{, }in {to,or,with,here}`,
		`register now`, `subscribe`, `newsletter{,s}`, `your inbox`, `cookie{,s} {policy,settings,preferences}`, `privacy policy`, `terms of {use,service}`, `terms &`,
		`ad{, }blocker`, `javascript`, `your browser`, `click here`, `click to`, `tap here`, `{our,the,download the} app`, `follow us`, `follow @`, `like us on`, `join us on`,
		`join our`, `{our,on} whatsapp channel`, `our telegram`, `share {this,article,via}`, `share {on,with} `+networks, `opens in {,a }new {window,tab}`, `{leave,post} a comment`,
		`your {email,e-mail}`, `email address`, `create an account`, `already a member`, `support our {work,journalism,newsroom}`, `make a donation`, `donate {now,today,here}`,
		`all rights reserved`, `skip to`, `skip advertisement`, `toggle navigation`, `advertisement`, `sponsored {content,post,link,links}`, `{story,article} continues`,
		`continue reading`, `read {more,also,next,full}`, `also read`, `{min,mins,minute,minutes} read`, `listen to this`, `watch now`, `play video`, `loading...`, `loading…`,
		`trust principles`, `contact us`, `copy link`, `{email,e-mail,print} this`, `send to a friend`, `save {article,for later}`, `add to {favorites,favourites}`,
		`{text,font} size`, `{view,show,hide} comments`, `join the conversation`, `what do you think`, `{back,go} to top`, `last {modified,updated}`, `first published`,
		`recommended for you`, `you may also like`, `get the latest`, `get our`, `^powered by`, `report this ad`, `image {copyright,source,caption}`, `media caption`, `file photo`,
		`photo {by,credit}`, `{photo,photos,photograph,photographs,picture,pictures,image,images,credit,video,watch,listen,views,shares}:`, `getty images`, `like loading`,
		`{number of,total} shares`, `enlarge image`, `view gallery`, `slideshow`, `{previous,next} article`, `republish`, `data protection policy`, `for immediate release`,
		`reuse this content`, `this article is more than`, `become a {member,supporter} {now,today,and}`)

	// anyLength are phrases that say the same of a line of any length.
	anyLength = phrasesOf(`{we,site} {use,uses} cookies`, `our cookie policy`, `your inbox`, `our newsletter{,s}`, `your {email,e-mail} address`, `privacy policy`,
		`terms of {service,use}`, `ad{, }blocker`, `enable javascript`, `your browser`, `all rights reserved`, `subscribe to our`, `sign up {for,to} our`, `opens in new window`,
		`download our app`, `{follow,join,like} us on `+networks, `your subscription`, `support our journalism`, `thomson reuters trust principles`, `required fields are marked`,
		`not be published, broadcast`, `{views,opinions} expressed in this`, `the author's own and do not`, `may not be reproduced`, `notify me of`, `save my name`, `akismet`,
		`by continuing to use`, `contributed to this report`, `contributed reporting`, `{to,can,may} unsubscribe`, `manage your preferences`, `not an official record`,
		`do you have a story`, `write to us {at,on}`, `get in touch with us`, `this is a developing story`, `this story is developing`,
		`{story,article} {has been,was} {updated,amended}`, `story will be updated`)
)

const networks = `{facebook,twitter,x,instagram,telegram,whatsapp,linkedin,reddit,pinterest,youtube,email,social media}`

var (
	// boxHeads head a list of other articles, in the middle of a page or at its end.
	boxHeads = regexp.MustCompile(`^(?:(?:related|recommended|suggested|similar|more|latest|top|popular|trending|recent|other|featured|must-read|further|previous|keep) ?` +
		`(?:articles?|stor(?:y|ies)|posts?|news|reading|content|topics?|coverage|links?|headlines|items|videos?|for you|reads?)?(?: (?:on|from|in|about|by|like) .*)?` +
		`|(?:most|editor's|editors') (?:read|viewed|popular|shared|watched|picks?|commented|recent).*|you (?:may|might) (?:also )?(?:like|be interested in|enjoy|have missed)?.*|don't miss.*|in case you missed it.*` +
		`|read (?:more|next|also|on)|also (?:read|on|in|see) ?.*|see also|around the web|from the web|promoted(?: stories| content)?|sponsored(?: content| stories| links)?|what to read next|up next|recommended for you` +
		`|on this story|more on this (?:story|topic)|elsewhere on .*|explore more.*|tags?|topics?|keywords|categor(?:y|ies)|filed under|tagged(?: with)?|top stories.*|key stories.*|the latest|deeper reading|latest in .*)[:»>.…]*$`)
	// endHeads head what follows an article.
	endHeads = regexp.MustCompile(`^(?:(?:\d[\d,.]*|no|one|two|three|view|show|read|see|all|add|post|leave a?|write a|reader'?s?'?|your|user|facebook|join the|start the|the)? ?` +
		`\(?(?:comments?|repl(?:y|ies)|responses?|thoughts?)\)?(?: ?\(?\d[\d,.]*\)?| (?:on|to|so far|policy|section|are closed|closed|below|here|guidelines|feed|rules)\b.*)?` +
		`|leave a (?:reply|comment|response).*|(?:log|sign) in to (?:reply|comment|leave).*|(?:post|add|write|submit) (?:a|your) (?:comment|reply|response).*|cancel reply|be the first to .*comment.*|sort by(?: newest| oldest| best)?.*` +
		`|(?:join|start) the (?:conversation|discussion|debate)|have your say|what do you think\??|about the authors?:?|about the writers?|author bio|trackbacks?.*|pingbacks?.*|post navigation|previous post.*|next post.*|\d+ shares?)[:.]*$`)
	// stamps are the lines over readers' comments: "Jane Doe September 10, 2016 - 8:17 pm", "Jane says:".
	stampClock = regexp.MustCompile(`(?i)\d{1,2}:\d{2}`)
	stampSays  = regexp.MustCompile(`^[\p{L}\d_.' -]{2,40} (?:says|said|wrote|writes|replied|commented)(?: on .*| at .*)?:$`)
	stampAgo   = regexp.MustCompile(`^[\p{L}\d_.@' -]{2,40}[•·|,-]? ?(?:about )?(?:\d+|an?) (?:minutes?|hours?|days?|weeks?|months?|years?|mins?|hrs?)\.? ago$`)

	bylineStart = regexp.MustCompile(`^(?:(?:written|posted|reported|published|words|story|text|analysis|report|reporting)(?: and [a-z]+)? )?by:? (.+)$|^(?:authors?|byline): ?(.+)$`)
	handle      = regexp.MustCompile(`^[\pL\pN_.-]{3,30}$`)
	nameShape   = regexp.MustCompile(`^\p{Lu}[\p{L}.'’-]*(?: (?:(?:al|el|de|van|von|der|bin|ibn|abu|la|le|and|&)[ -]?)*\p{Lu}[\p{L}.'’-]*){0,5}$`)
	agencyName  = `AP|AFP|EPA|EPA-EFE|EFE|Reuters|REUTERS|Getty(?: Images)?|GETTY IMAGES|Anadolu(?: Agency)?|Xinhua|TASS|Tass|dpa|DPA|PA|UPI|ANSA|SANA|Bloomberg|Associated Press|The Associated Press|Agence France-Presse|Sputnik|RIA Novosti|Interfax|ISNA|IRNA|Kyodo|WAM|MENA|CNN|BBC|ABACA|Sipa|SIPA|Abaca|NurPhoto|Zuma|ZUMA|Corbis|Alamy|Shutterstock|iStock|Handout|HANDOUT|Supplied|File|Pool|POOL`
	// credits name a photographer or an agency and nothing else.
	creditLine = regexp.MustCompile(`^[(\[]?(?:(?:Photo|PHOTO|Photos|Photograph|Photographs|Picture|Pictures|Image|Images|Illustration|Graphic|Credit|CREDIT|Video|Source|Courtesy|©|\(c\)|Copyright)(?: (?:by|credit|courtesy(?: of)?|source|copyright|from))?[:.]? ?[^.!?]{0,80}` +
		`|(?:\p{Lu}[\p{L}.'’-]* ?){0,5}(?:[/|]|—|–| - | / |, | via | for |©)? ?(?:` + agencyName + `)(?:[/ ](?:Photo|Images|Pool|File|Handout|photo|pool|file))*(?:[/|—–] ?(?:\p{Lu}[\p{L}.'’-]*[ /]?){1,6})?)[)\]]?\.?$`)
	// captionEnd is the credit at the end of a caption.
	captionEnd = regexp.MustCompile(`(?:[(\[](?:(?:File|FILE|Handout) )?(?:Photo|PHOTO|Image|Picture|Credit|AP Photo|AFP Photo|AFP PHOTO|File|FILE)[^)\]]{0,80}[)\]]` +
		`|[(\[](?:\p{Lu}[\p{L}.'’-]* ){0,4}?\p{Lu}[\p{L}.'’-]* ?[/—–] ?(?:` + agencyName + `)[^)\]]{0,40}[)\]]|[(\[](?:` + agencyName + `)(?: [Pp]hoto)?[/—–][^)\]]{2,60}[)\]]` +
		`|Credit ?(?:\.\.\.|…).*|\[(?:` + agencyName + `)\]|(?:Photo|Photograph|Picture|Image|Credit)(?: by| credit)?: ?[^.]{2,60}|©[^.]{2,60}|(?:REUTERS|AFP|EPA|AP|Reuters)/(?:\p{Lu}[\p{L}.'’-]*[ /]?){1,6}` +
		`|(?:\p{Lu}[\p{L}.'’-]* ){1,4}/ ?(?:` + agencyName + `)(?: [\p{L}]+){0,2}| \p{Lu}[\p{L}'’-]* \p{Lu}[\p{L}'’-]*/(?:` + agencyName + `)(?:[ /][\p{L}]+){0,3})\.?$`)
	captionStart = regexp.MustCompile(`^(?:image caption|media caption|caption|file photo|file picture|file image|file -|photo:|picture:|pictured:|above:|in this (?:\p{L}+ ){0,4}(?:photo|picture|image|frame|still|file)|a (?:file |handout |still )?(?:photo|picture|image|screenshot|frame grab) (?:taken|shows?|showing|provided|released|made|posted|from|of)\b|image:|video:|watch:|watch \||play:)`)
	// footLine is what stands under an article.
	footLine = regexp.MustCompile(`^[(\[*_–— -]*(?:(?:additional |further )?(?:reporting|writing|editing|translation|compiled|edited|translated|produced) (?:by|for|from)\b.*|with (?:reporting|inputs?|files|additional reporting|agency inputs?|agencies|reports?)(?: (?:by|from))?\b.*` +
		`|sources?: .{0,80}|tags?:.+|tagged:?.+|topics?:.+|filed under:? .+|posted in .{0,80}|categor(?:y|ies):.*|keywords:.*|©.*|\(c\) .*|copyright\b.*|this (?:article|story|report|post|piece) (?:was|is|has|has been|have|appeared|first|originally)\b.*(?:published|updated|appeared|corrected|amended|produced|part of|syndicated|feed).*` +
		`|a version of this (?:article|story|report)\b.*|see more on\b.*|read the (?:original|full)\b.*|(?:correction|clarification|editor's note|note to readers):.*|(?:the )?(?:associated press|ap|afp|reuters) (?:writers?|journalists?|reporters?|correspondents?)\b.{0,200}|follow .{1,60} on (?:twitter|facebook|x|instagram|telegram)\b.*|follow .{1,40}: ?@.*|(?:email|e-mail|contact|reach) .{1,60} at .{0,60}@.*|our standards:.*|agencies|news agencies|share|short url:?.*|permalink.*|print edition.*|updated:.*|published:.*|posted:.*|modified:.*|updated (?:on|at|\d).*|published (?:on|at|\d).*|posted (?:on|at) .{0,60})[)\]]?$`)
	linkLine    = regexp.MustCompile(`^(?:https?://|www\.)\S+$|^[@#]\S+(?:\s+[@#]\S+)*$|^pic\.twitter\.com/\S+$|^\S+@\S+\.\S+$`)
	mailAddress = regexp.MustCompile(`\S@\S+\.\S`)
	mailHead    = regexp.MustCompile(`^(?:from|to|cc|bcc|sent|reply-to|date|received|section|length|load-date|language|publication|dateline|graphic|document|edition): `)
	symbolLine  = regexp.MustCompile(`^[\P{L}]*$`)
	inlineLinks = regexp.MustCompile(`^(?:read(?: more| also| next| on)?|also read|must read|see(?: also| more)?|related(?: articles?| stor(?:y|ies)| news)?|watch|listen|recommended|don't miss|gallery) ?(?::|>|»|\|) ?\S.*$`)
)

// classify tells what a line is by itself. Words is its number of words.
func classify(s string, words int) kind {
	low := fold(s)
	sentence := isSentence(s, words)
	const (
		long       = 14
		mostCredit = 200 // bytes that a caption's credit takes at most
		// No pattern is tried on a paragraph that is as long as a chapter.
		chapter = 20_000
	)
	switch {
	case len(s) > chapter:
		return prose
	case symbolLine.MatchString(s), linkLine.MatchString(low):
		return furniture
	case words <= 30 && inlineLinks.MatchString(low):
		return furniture
	case words <= 12 && endHeads.MatchString(low):
		return end
	case words <= 10 && boxHeads.MatchString(low):
		return box
	case isStamp(s, low, words):
		return stamp
	case words <= 20 && (mailAddress.MatchString(s) || mailHead.MatchString(low)), words <= 10 && isDateLine(s):
		return furniture
	case words <= 40 && footLine.MatchString(low):
		return furniture
	case words <= 20 && !sentence && bylineStart.MatchString(low):
		return byline
	case (words <= 6 || words <= 12 && !sentence) && creditLine.MatchString(s):
		return credit
	case words <= 90 && (captionStart.MatchString(low) || captionEnd.MatchString(s[max(0, len(s)-mostCredit):])):
		return furniture
	case words <= long && inLine.in(plain(s)), anyLength.in(plain(s)):
		return furniture
	case isMenu(low, words):
		return furniture
	case isBullet(s) && words >= 3:
		return bullet
	case sentence && words >= 6, words >= 25:
		return prose
	}
	return short
}

func containsAny(s string, list []string) bool {
	for _, p := range list {
		if strings.Contains(s, p) {
			return true
		}
	}
	return false
}

// reference is a number in brackets at the end of a line, as encyclopedias have them.
var reference = regexp.MustCompile(`(?:\[\d+\])+$`)

// isSentence tells whether a line ends as a sentence does.
func isSentence(s string, words int) bool {
	s = strings.TrimRight(reference.ReplaceAllString(s, ""), `"'”’)]» `)
	r, _ := utf8.DecodeLastRuneInString(s)
	return strings.ContainsRune(".!?…", r) || r == ':' && words >= 6
}

func isMenu(low string, words int) bool {
	if words == 0 {
		return true
	}
	n := 0
	for w := range strings.FieldsFuncSeq(low, func(r rune) bool {
		return unicode.IsSpace(r) || strings.ContainsRune("|›»>/•·,;→←▼▲+×☰✕", r)
	}) {
		if !menuWords[w] && symbolLine.FindString(w) == "" {
			return false
		}
		n++
	}
	return n > 0 || words > 0
}

func isBullet(s string) bool {
	r, n := utf8.DecodeRuneInString(s)
	rest := s[n:]
	switch {
	case strings.ContainsRune("•▪●◦‣*·", r), strings.ContainsRune("-–—", r):
		return strings.HasPrefix(rest, " ")
	case unicode.IsDigit(r):
		rest = strings.TrimLeft(rest, "0123456789")
		return strings.HasPrefix(rest, ". ") || strings.HasPrefix(rest, ") ")
	case r == '(':
		return len(rest) > 2 && rest[1] == ')' && rest[2] == ' '
	}
	return false
}

// isStamp tells whether a line is the name and the time over a reader's comment.
func isStamp(s, low string, words int) bool {
	if words > 14 || isSentence(s, words) && !strings.HasSuffix(low, ".m.") && !strings.HasSuffix(s, ":") {
		return false
	}
	if stampAgo.MatchString(low) {
		return true
	}
	ds := findDates(s)
	if len(ds) == 0 || !stampClock.MatchString(s[ds[0].end:]) {
		return false
	}
	// A line under the headline has the same date and time, after "Published".
	name := strings.Trim(s[:ds[0].start], " ,|•·-–—")
	name = strings.TrimSuffix(strings.TrimSuffix(name, " on"), " wrote")
	return isName(name)
}

// isName tells whether a text has the shape of a person's name, or of the name that somebody goes by among commenters.
func isName(s string) bool {
	return s != "" && countWords(s) <= 5 && (nameShape.MatchString(s) || handle.MatchString(s)) && !menuName(s)
}

// isDateLine tells whether a line says a date and nothing else.
func isDateLine(s string) bool {
	ds := findDates(s)
	for i := len(ds) - 1; i >= 0; i-- {
		s = s[:ds[i].start] + s[ds[i].end:]
	}
	if len(ds) == 0 {
		return false
	}
	s = clockPattern.ReplaceAllString(s, "")
	for w := range strings.FieldsFuncSeq(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) }) {
		if _, zone := zones[w]; !labels[w] && !zone {
			return false
		}
	}
	return true
}

// menuName tells whether what looks like a name is a label or a weekday.
func menuName(name string) bool {
	for w := range strings.FieldsSeq(strings.ToLower(name)) {
		w = strings.Trim(w, ".:,")
		if labels[w] || menuWords[w] {
			return true
		}
	}
	return false
}

var labels = wordSet(`update published posted updated date first last modified issued released created on at by monday tuesday wednesday thursday friday
	saturday sunday mon tue tues wed thu thur thurs fri sat sun`)
