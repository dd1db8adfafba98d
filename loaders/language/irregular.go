package language

import "strings"

// irregularVerbs are the English verbs whose past or past participle no rule gives, each with these forms; treebanks have many of them in one form only. Forms
// that are those of two verbs ("wound", "lay", "found", "bound", "felt", "ground", "saw") are left to the table.
const irregularVerbs = `arise arose arisen
awake awoke awoken
bear bore borne
beat beat beaten
become became
beget begot begotten
begin began begun
bend bent
beseech besought
bid bade bidden
bite bit bitten
bleed bled
blow blew blown
break broke broken
breed bred
bring brought
build built
burn burnt
buy bought
catch caught
choose chose chosen
cling clung
come came
creep crept
deal dealt
dig dug
do did done
draw drew drawn
dream dreamt
drink drank drunk
drive drove driven
dwell dwelt
eat ate eaten
fall fell fallen
feed fed
fight fought
flee fled
fling flung
fly flew flown
forbid forbade forbidden
forget forgot forgotten
forsake forsook forsaken
freeze froze frozen
get got gotten
give gave given
go went gone
grow grew grown
hang hung
hear heard
hew hewn
hide hid hidden
hold held
keep kept
kneel knelt
know knew known
lead led
leap leapt
learn learnt
leave left
lend lent
light lit
lose lost
make made
mean meant
meet met
mow mown
pay paid
plead pled
prove proven
ride rode ridden
ring rang rung
rise rose risen
run ran
say said
seek sought
sell sold
send sent
sew sewn
shake shook shaken
shine shone
shoot shot
show shown
shrink shrank shrunk
sing sang sung
sink sank sunk
sit sat
slay slew slain
sleep slept
slide slid
sling slung
smite smote smitten
sow sown
speak spoke spoken
speed sped
spend spent
spin spun
spit spat
spring sprang sprung
stand stood
steal stole stolen
stick stuck
sting stung
stink stank stunk
strew strewn
stride strode stridden
strike struck stricken
string strung
strive strove striven
swear swore sworn
sweep swept
swell swollen
swim swam swum
swing swung
take took taken
teach taught
tear tore torn
tell told
think thought
throw threw thrown
tread trod trodden
understand understood
wake woke woken
wear wore worn
weave wove woven
weep wept
win won
wring wrung
write wrote written`

// elusiveVerbs bend by the rules, but so that the rules lead back to another word: "waged" to "wag".
const elusiveVerbs = `barricade barricaded barricading
blockade blockaded blockading
buzz buzzed buzzing
cede ceded ceding
deplore deplored deploring
dethrone dethroned dethroning
gas gassed gassing gases
implore implored imploring
mine mined mining
rebuke rebuked rebuking
repel repelled repelling
secede seceded seceding
sever severed severing
strafe strafed strafing
unseat unseated unseating
wage waged waging`

// verbPrefixes make verbs of others, which bend like these: "overthrew", "retook", "withheld".
var verbPrefixes = strings.Fields("re over under with fore mis out un up mid para")

var irregularForms = func() map[string]string {
	out := map[string]string{}
	for line := range strings.Lines(irregularVerbs + "\n" + elusiveVerbs) {
		forms := strings.Fields(line)
		for _, f := range forms[1:] {
			out[f] = forms[0]
		}
	}
	return out
}()

// irregular is the verb of which a word is an irregular past or past participle, or an elusive form; empty where it is none.
func irregular(word string) string {
	if v := irregularForms[word]; v != "" {
		return v
	}
	for _, p := range verbPrefixes {
		if rest, ok := strings.CutPrefix(word, p); ok {
			if v := irregularForms[rest]; v != "" {
				return p + v
			}
		}
	}
	return ""
}
