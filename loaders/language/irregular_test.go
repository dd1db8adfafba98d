package language

import (
	"strings"
	"testing"
)

// TestVerbs gives verbs back that treebanks have in few of their forms.
func TestVerbs(t *testing.T) {
	p, err := Default()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range strings.Fields("shot/VBD/shoot shot/VBN/shoot fled/VBD/flee froze/VBD/freeze slain/VBN/slay overthrew/VBD/overthrow overthrown/VBN/overthrow " +
		"retook/VBD/retake overran/VBD/overrun withheld/VBN/withhold swore/VBD/swear bled/VBD/bleed beaten/VBN/beat misled/VBD/mislead undid/VBD/undo " +
		"waged/VBD/wage mining/VBG/mine strafed/VBN/strafe ceded/VBD/cede gassed/VBD/gas unseated/VBD/unseat unseat/VB/unseat " +
		"wounded/VBD/wound found/VBD/find left/VBD/leave freed/VBN/free agreed/VBD/agree shelled/VBD/shell bombed/VBD/bomb") {
		f := strings.Split(c, "/")
		tokens := []Token{{Text: f[0], UPOS: "VERB", XPOS: f[1]}}
		if p.Lemmatizer.Lemmatize(tokens); tokens[0].Lemma != f[2] {
			t.Errorf("%s/%s is of %q, want %q", f[0], f[1], tokens[0].Lemma, f[2])
		}
	}
}
