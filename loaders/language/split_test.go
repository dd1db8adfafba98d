package language

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
)

// forms are the tokens of all sentences, joined by blanks, the sentences by " | ".
func forms(sentences []Sentence) string {
	var b strings.Builder
	for i, s := range sentences {
		if i > 0 {
			b.WriteString(" | ")
		}
		for k, t := range s.Tokens {
			if k > 0 {
				b.WriteByte(' ')
			}
			b.WriteString(t.Text)
		}
	}
	return b.String()
}

func TestTokens(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"", ""},
		{" \t ", ""},
		{"Rebel-held towns fell.", "Rebel - held towns fell ."},
		{"An anti-aircraft gun and pro-Russian fighters", "An anti-aircraft gun and pro-Russian fighters"},
		{"the 45-year-old ex-president", "the 45 - year - old ex-president"},
		{"They don't, won't and can't.", "They do n't , wo n't and ca n't ."},
		{"They don’t and cannot stay; we'll see.", "They do n’t and can not stay ; we 'll see ."},
		{"Assad's and Syria’s allies, the rebels' camp", "Assad 's and Syria ’s allies , the rebels ' camp"},
		{"O'Brien left Sana'a for N'Djamena and Shi'ite Qa'im", "O'Brien left Sana'a for N'Djamena and Shi'ite Qa'im"},
		{"the U.S.-led coalition", "the U.S. - led coalition"},
		{"a UN-led, un-American ANTI-WAR call", "a UN - led , un-American ANTI-WAR call"},
		{"the U.N.'s envoy", "the U.N. 's envoy"},
		{"290,000 people, 3.5 million at 8:17 on 9/11", "290,000 people , 3.5 million at 8:17 on 9/11"},
		{"at 3pm or 3 p.m., 5km off, $3bn, 40%", "at 3 pm or 3 p.m. , 5 km off , $ 3 bn , 40 %"},
		{"2003-2007, but 2024-03-05 and 713-853-3989", "2003 - 2007 , but 2024-03-05 and 713-853-3989"},
		{"Kyiv—the capital—fell – it said -- so", "Kyiv — the capital — fell – it said -- so"},
		{"(see https://example.org/a?b=c.) or mail a.b@example.org.", "( see https://example.org/a?b=c . ) or mail a.b@example.org ."},
		{"Russian/Syrian jets and/or drones", "Russian / Syrian jets and / or drones"},
		{"“We will fight,” he said.", "“ We will fight , ” he said ."},
		{"Al-Qaeda in the AT&T building", "Al - Qaeda in the AT&T building"},
		{"in the '90s and '05", "in the '90s and '05"},
		{"Really?! Wait... No…", "Really ?! | Wait ... | No …"},
		{"@OSCE_SMM says #Donetsk", "@OSCE_SMM says #Donetsk"},
		{"an AK-47, a T-72", "an AK - 47 , a T - 72"},
		{"a\u200bb c\u00add", "a b c\u00add"},
		{"[12] {x} <y> §5", "[ 12 ] { x } < y > § 5"},
	} {
		got := forms(Split(c.text))
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("Split(%q) (-want +got):\n%s", c.text, diff)
		}
	}
}

func TestSentences(t *testing.T) {
	for _, c := range []struct {
		text string
		want []string
	}{
		{"Gen. Ali Hamdan met Lt. Col. Smith. They spoke.", []string{"Gen. Ali Hamdan met Lt. Col. Smith.", "They spoke."}},
		{"It fell on Jan. 5. Troops entered.", []string{"It fell on Jan. 5.", "Troops entered."}},
		{"It began in Sept. The army withdrew.", []string{"It began in Sept.", "The army withdrew."}},
		{"The U.S. said so. The U.N. Security Council met in the U.S. He left.", []string{"The U.S. said so.", "The U.N. Security Council met in the U.S.", "He left."}},
		{"J. Smith and A. B. Jones of St. Petersburg came at 5 a.m. Saturday.", []string{"J. Smith and A. B. Jones of St. Petersburg came at 5 a.m. Saturday."}},
		{"Asked if it was over, he said: \"No.\" He left.", []string{"Asked if it was over, he said: \"No.\"", "He left."}},
		{"Resolution No. 242 passed. No. They refused.", []string{"Resolution No. 242 passed.", "No.", "They refused."}},
		{"“We will win.” He left. “Why?” she asked.", []string{"“We will win.”", "He left.", "“Why?” she asked."}},
		{"\"Stop!\", he cried. \"Go!\" she said.", []string{"\"Stop!\", he cried.", "\"Go!\" she said."}},
		{"It rose 3.5 percent. 40 died.", []string{"It rose 3.5 percent.", "40 died."}},
		{"He fell ... and rose. Then... Nothing.", []string{"He fell ... and rose.", "Then...", "Nothing."}},
		{"(It was late.) They slept.", []string{"(It was late.)", "They slept."}},
		{"It fell.[3] They fled.", []string{"It fell.[3]", "They fled."}},
		{"Two were killed.The army denied it.", []string{"Two were killed.", "The army denied it."}},
		{"Headline without stop\nBEIRUT (AP) — It fell.\n\nMore.", []string{"Headline without stop", "BEIRUT (AP) — It fell.", "More."}},
		{"Acme Corp. of Texas and Widget Inc. He sold both.", []string{"Acme Corp. of Texas and Widget Inc.", "He sold both."}},
	} {
		var got []string
		for _, s := range Split(c.text) {
			got = append(got, c.text[s.Start:s.End])
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("Split(%q) (-want +got):\n%s", c.text, diff)
		}
	}
}

func TestParagraphs(t *testing.T) {
	var got []int
	for _, s := range Split("\n\nOne. Two.\r\nThree.\n \n\u2028Four") {
		got = append(got, s.Paragraph)
	}
	if diff := cmp.Diff([]int{0, 0, 1, 2}, got); diff != "" {
		t.Errorf("paragraphs (-want +got):\n%s", diff)
	}
}

func TestSplitBoundsSentences(t *testing.T) {
	for _, s := range Split(strings.Repeat("word, ", 1000)) {
		if len(s.Tokens) > maxSentence {
			t.Fatalf("a sentence of %d tokens", len(s.Tokens))
		}
	}
}

// checkSplit fails unless sentences and tokens stand in the text in order and say what stands there, and all but blanks is
// in some token.
func checkSplit(t *testing.T, text string, sentences []Sentence) {
	t.Helper()
	at, paragraph := 0, 0
	skip := func(to int) {
		for at < to {
			r, size := utf8.DecodeRuneInString(text[at:])
			if !isBlank(r) {
				t.Fatalf("%q: %q at %d is in no token", text, r, at)
			}
			at += size
		}
	}
	for _, s := range sentences {
		if len(s.Tokens) == 0 || s.Start != s.Tokens[0].Start || s.End != s.Tokens[len(s.Tokens)-1].End {
			t.Fatalf("%q: sentence %d-%d does not span its tokens", text, s.Start, s.End)
		}
		if s.Paragraph < paragraph || s.Paragraph > paragraph+1 {
			t.Fatalf("%q: paragraph %d behind %d", text, s.Paragraph, paragraph)
		}
		paragraph = s.Paragraph
		for _, k := range s.Tokens {
			if k.Start < at || k.End <= k.Start || k.End > len(text) || k.Text != text[k.Start:k.End] {
				t.Fatalf("%q: token %q at %d-%d behind %d", text, k.Text, k.Start, k.End, at)
			}
			skip(k.Start)
			at = k.End
		}
	}
	skip(len(text))
}

func FuzzSplit(f *testing.F) {
	for _, s := range []string{"", "Gen. Ali fled.", "don't can’t 'tis", "a\xffb\n\xe2\x80", "U.S.-led 3pm 9/11 x@y.z http://a", "“A.” [1] B", "İ'n't n't", "''''s"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) { checkSplit(t, text, Split(text)) })
}
