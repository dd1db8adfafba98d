package main

import "strings"

// The words of the made sentences: common ones, and well-known places.

// list is words between blanks; an underscore stands for a blank within one.
func list(s string) []string {
	f := strings.Fields(s)
	for i := range f {
		f[i] = strings.ReplaceAll(f[i], "_", " ")
	}
	return f
}

var (
	fighters = list("rebels troops militants insurgents gunmen soldiers militiamen separatists fighters guerrillas jihadists forces protesters demonstrators warplanes jets tanks " +
		"helicopters drones police commandos loyalists extremists residents villagers pirates workers officials ministers lawmakers judges negotiators envoys peacekeepers")
	sides    = list("government army regime opposition coalition security rebel militia border police opposition air separatist paramilitary")
	peoples  = list("Syrian Iraqi Libyan Turkish Russian American French Israeli Iranian Saudi Kurdish Ukrainian Afghan Somali Sudanese Yemeni Egyptian Serbian Georgian Indian Houthi Shiite Sunni Islamist")
	powers   = list("army government militia coalition ministry military navy regime opposition parliament court council group movement party president minister commander guard alliance court rebel_group")
	places   = list("Aleppo Homs Tripoli Benghazi Mosul Baghdad Kabul Kandahar Donetsk Kiev Grozny Juba Goma Mogadishu Sanaa Aden Gaza Beirut Cairo Tunis Khartoum Bamako Kirkuk Raqqa Sirte Misrata Mariupol Sarajevo Bangui Damascus Tikrit Ramallah")
	nations  = list("Turkey Russia Syria Iraq Iran Israel Egypt Libya France Germany Ukraine Georgia Sudan Ethiopia Pakistan India Britain China Lebanon Jordan Qatar Serbia Rwanda Chad Mali Nigeria")
	bodies   = list("NATO Hamas Hezbollah UNICEF OPEC Fatah ECOWAS Boko_Haram Al_Shabaab")
	firsts   = list("Ahmed Karl Maria Ivan John Fatima Omar Luis Anna Sergei Hassan Ibrahim Abdul Michael Leila Yusuf Viktor Pierre Khalid Nadia")
	lasts    = list("Rossi Brandt Khalil Petrov Haddad Ortega Novak Salim Demir Hartley Barzan Okafor Lindqvist Mansour Keller Tembo Rahimi Dubois Saleh Aziz")
	titleSet = list("President General Colonel Senator Governor Chancellor Sheikh King Secretary Ambassador Major Captain Judge")
	goals    = list("town village base airport bridge checkpoint hill convoy hospital market camp prison district city port headquarters dam school road mosque refinery outpost depot suburb stronghold embassy crossing consulate position barracks bus")
	many     = list("positions villages towns targets hospitals homes areas bases buildings convoys checkpoints vehicles districts oilfields")
	features = list("key northern southern eastern western strategic military main central small besieged coastal nearby major disputed crowded remote")
	harmed   = list("soldiers civilians people children women policemen fighters rebels students pilgrims miners protesters passengers journalists prisoners troops officers men villagers")
	days     = list("Monday Tuesday Wednesday Thursday Friday Saturday Sunday")
	months   = list("January February March April May June July August September October November December")
	agents   = list("spokesman official witness doctor commander diplomat activist resident minister general monitor source officer lawyer")
	events   = list("attack raid bombing ambush airstrike offensive clash siege assault explosion protest blast shelling strike battle shooting operation")
	deals    = list("ceasefire truce deal agreement accord talks negotiations agreement plan treaty")
)

// verb has its forms: base, -s, past, participle, -ing.
type verb [5]string

const (
	base = iota
	third
	past
	participle
	gerund
)

// verbs reads verbs between blanks; those whose past or -ing is irregular have "base/past/participle/-ing".
func verbs(s string) []verb {
	var out []verb
	for f := range strings.FieldsSeq(s) {
		p := strings.Split(f, "/")
		b := p[0]
		v := verb{b, b + "s", b + "ed", b + "ed", b + "ing"}
		switch {
		case strings.HasSuffix(b, "e"):
			v[past], v[participle], v[gerund] = b+"d", b+"d", b[:len(b)-1]+"ing"
		case strings.HasSuffix(b, "sh"), strings.HasSuffix(b, "ch"), strings.HasSuffix(b, "s"):
			v[third] = b + "es"
		case strings.HasSuffix(b, "y") && !strings.HasSuffix(b, "oy"):
			v[third] = b[:len(b)-1] + "ies"
		}
		if len(p) == 4 {
			v[past], v[participle], v[gerund] = p[1], p[2], p[3]
		}
		out = append(out, v)
	}
	return out
}

var (
	attacks = verbs(`attack capture seize shell bomb/bombed/bombed/bombing storm raid ambush target strike/struck/struck/striking overrun/overran/overrun/overrunning retake/retook/retaken/retaking
		recapture destroy besiege pound/pounded/pounded/pounding hit/hit/hit/hitting occupy/occupied/occupied/occupying enter control/controlled/controlled/controlling reach secure surround
		take/took/taken/taking lose/lost/lost/losing abandon defend liberate encircle assault blockade evacuate block/blocked/blocked/blocking damage burn/burned/burned/burning`)
	harms = verbs(`kill wound injure arrest detain abduct kidnap/kidnapped/kidnapped/kidnapping execute shoot/shot/shot/shooting free/freed/freed/freeing release capture rescue behead expel/expelled/expelled/expelling
		evacuate displace murder assassinate hold/held/held/holding`)
	moves  = verbs(`withdraw/withdrew/withdrawn/withdrawing retreat advance flee/fled/fled/fleeing surrender march return attack resume gather clash fight/fought/fought/fighting protest rally/rallied/rallied/rallying`)
	opines = verbs(`condemn reject accuse criticize support back praise deny/denied/denied/denying welcome approve order sign demand announce suspend urge expel/expelled/expelled/expelling recognize sanction threaten`)
)
