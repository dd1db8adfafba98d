package language

import (
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func pipeline(t testing.TB) *Pipeline {
	t.Helper()
	p, err := Default()
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// TestNews reads sentences of the kind that the extractor lives on. Each arc is "dependent rel head", the root "word root".
func TestNews(t *testing.T) {
	p := pipeline(t)
	right, all := 0, 0
	for _, c := range []struct {
		text string
		arcs []string
	}{
		{"Rebels captured the town of Marun on Tuesday.",
			[]string{"captured root", "Rebels nsubj captured", "town obj captured", "Marun nmod town", "Tuesday obl captured"}},
		{"The bridge was destroyed by government forces.",
			[]string{"destroyed root", "bridge nsubj:pass destroyed", "was aux:pass destroyed", "forces obl:agent destroyed", "government compound forces"}},
		{"Twelve soldiers who had guarded the depot were killed in the attack.",
			[]string{"killed root", "soldiers nsubj:pass killed", "Twelve nummod soldiers", "guarded acl:relcl soldiers", "who nsubj guarded", "depot obj guarded", "attack obl killed"}},
		{"The army's shelling of the village wounded three children.",
			[]string{"wounded root", "shelling nsubj wounded", "army nmod:poss shelling", "village nmod shelling", "children obj wounded", "three nummod children"}},
		{"The ministry said that its troops had withdrawn from the city.",
			[]string{"said root", "ministry nsubj said", "withdrawn ccomp said", "troops nsubj withdrawn", "had aux withdrawn", "city obl withdrawn"}},
		{"Militants attacked a convoy and seized two trucks near the border.",
			[]string{"attacked root", "Militants nsubj attacked", "convoy obj attacked", "seized conj attacked", "trucks obj seized", "border obl seized"}},
		{"At least 40 people died when an airstrike hit a market.",
			[]string{"died root", "people nsubj died", "40 nummod people", "hit advcl died", "airstrike nsubj hit", "market obj hit"}},
		{"Talks between the two sides collapsed after the ceasefire was broken.",
			[]string{"collapsed root", "Talks nsubj collapsed", "sides nmod Talks", "broken advcl collapsed", "ceasefire nsubj:pass broken"}},
		{"General Ahmed Karim, the rebel commander, was arrested by police in Talbun.",
			[]string{"arrested root", "General nmod:desc Ahmed", "Ahmed nsubj:pass arrested", "commander appos Ahmed", "police obl:agent arrested"}},
		{"Troops took back the airport.",
			[]string{"took root", "Troops nsubj took", "airport obj took"}},
		{"Government troops have taken back the dam, a spokesman said.",
			[]string{"said root", "troops nsubj taken", "have aux taken", "taken ccomp said", "dam obj taken", "spokesman nsubj said"}},
		{"Rebels attack the town of Marun as talks resume.",
			[]string{"attack root", "Rebels nsubj attack", "town obj attack", "resume advcl attack", "talks nsubj resume"}},
		{"Police open fire on demonstrators in the capital.",
			[]string{"open root", "Police nsubj open", "fire obj open", "demonstrators obl open", "capital obl open"}},
		{"Fighters loyal to the general shelled the port and forced residents to flee.",
			[]string{"shelled root", "Fighters nsubj shelled", "loyal amod Fighters", "port obj shelled", "forced conj shelled", "residents obj forced", "flee xcomp forced"}},
		{"The two countries agreed to withdraw their forces from the border.",
			[]string{"agreed root", "countries nsubj agreed", "withdraw xcomp agreed", "forces obj withdraw"}},
		{"The deal, which was signed in March, calls for the release of all prisoners.",
			[]string{"calls root", "deal nsubj calls", "signed acl:relcl deal", "which nsubj:pass signed", "release obl calls", "prisoners nmod release"}},
		{"Foreign ministers Karl Brandt and Luis Ortega met in Geneva to discuss the truce.",
			[]string{"met root", "discuss advcl met", "truce obj discuss", "Geneva obl met"}},
		{"Army retakes key hill from insurgents after heavy clashes",
			[]string{"retakes root", "Army nsubj retakes", "hill obj retakes", "insurgents obl retakes", "clashes obl retakes"}},
	} {
		sentences := p.Analyse(c.text)
		if len(sentences) != 1 {
			t.Errorf("%q: %d sentences", c.text, len(sentences))
			continue
		}
		have := map[string]bool{}
		for _, k := range sentences[0].Tokens {
			if k.Head < 0 {
				have[k.Text+" "+k.Rel] = true
			} else {
				have[k.Text+" "+k.Rel+" "+sentences[0].Tokens[k.Head].Text] = true
			}
		}
		for _, a := range c.arcs {
			all++
			if have[a] {
				right++
			} else {
				t.Logf("%q: no %q in %v", c.text, a, arcs(sentences[0]))
			}
		}
	}
	// A statistical parser gets some wrong; a share below this says that model and code have come apart.
	if least := 0.95; float64(right) < least*float64(all) {
		t.Errorf("%d of %d arcs are right, want a share of %.2f", right, all, least)
	}
}

func arcs(s Sentence) []string {
	var out []string
	for _, k := range s.Tokens {
		head := ""
		if k.Head >= 0 {
			head = " " + s.Tokens[k.Head].Text
		}
		out = append(out, k.Text+" "+k.Rel+head)
	}
	return out
}

// TestEntities reads names of the kinds that there are; each is "words/KIND".
func TestEntities(t *testing.T) {
	p := pipeline(t)
	for _, c := range []struct{ text, want string }{
		{"President Karl Brandt met Angela Rossi in Berlin.", "Karl Brandt/PER Angela Rossi/PER Berlin/LOC"},
		{"The United Nations condemned the attack in Syria.", "United Nations/ORG Syria/LOC"},
		{"Residents of the town fled to the hills.", ""},
		{"Turkey and Russia agreed on a truce.", "Turkey/LOC Russia/LOC"},
		{"Mr. Hassan left London for Cairo on Friday.", "Hassan/PER London/LOC Cairo/LOC"},
	} {
		var got []string
		for _, s := range p.Analyse(c.text) {
			for _, e := range s.Entities {
				var words []string
				for _, k := range s.Tokens[e.First : e.Last+1] {
					words = append(words, k.Text)
				}
				got = append(got, strings.Join(words, " ")+"/"+string(e.Kind))
			}
		}
		if diff := cmp.Diff(c.want, strings.Join(got, " ")); diff != "" {
			t.Errorf("%q (-want +got):\n%s", c.text, diff)
		}
	}
}

func TestVectors(t *testing.T) {
	v := pipeline(t).Vectors
	if near, far := v.Similarity("rebels", "Insurgents"), v.Similarity("rebels", "banana"); near < 0.6 || far > 0.3 {
		t.Errorf("rebels are like insurgents %.2f, like banana %.2f", near, far)
	}
	if _, ok := v.Of("qwxzzy"); ok {
		t.Error("a word that nobody wrote has a vector")
	}
}

func TestTagsAndLemmas(t *testing.T) {
	p := pipeline(t)
	for _, c := range []struct{ text, want string }{
		{"Rebels recaptured the hill.", "Rebels/NOUN/rebel recaptured/VERB/recapture the/DET/the hill/NOUN/hill ./PUNCT/."},
		{"Two policemen were killed in Syria.", "Two/NUM/two policemen/NOUN/policeman were/AUX/be killed/VERB/kill in/ADP/in Syria/PROPN/Syria ./PUNCT/."},
		{"The armies fought and shelled cities.", "The/DET/the armies/NOUN/army fought/VERB/fight and/CCONJ/and shelled/VERB/shell cities/NOUN/city ./PUNCT/."},
		{"They don’t know.", "They/PRON/they do/AUX/do n’t/PART/not know/VERB/know ./PUNCT/."},
	} {
		var got []string
		for _, s := range p.Analyse(c.text) {
			for _, k := range s.Tokens {
				got = append(got, k.Text+"/"+string(k.UPOS)+"/"+k.Lemma)
			}
		}
		if diff := cmp.Diff(c.want, strings.Join(got, " ")); diff != "" {
			t.Errorf("%q (-want +got):\n%s", c.text, diff)
		}
	}
}

func TestCapitalsAreReadLikeSmallLetters(t *testing.T) {
	p := pipeline(t)
	s := p.Analyse("REBELS CAPTURED THE TOWN ON TUESDAY")[0]
	if root := s.Tokens[1]; root.Head != -1 || root.UPOS != "VERB" || root.Lemma != "capture" {
		t.Errorf("got %+v", root)
	}
}

func TestAnalyseIsTheSameConcurrently(t *testing.T) {
	p := pipeline(t)
	const text = "Government forces retook the town, the army said. Rebels denied it."
	want := p.Analyse(text)
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			if diff := cmp.Diff(want, p.Analyse(text)); diff != "" {
				t.Error(diff)
			}
		})
	}
	wg.Wait()
}

// checkTree fails unless the heads are a tree with one root.
func checkTree(t *testing.T, s Sentence) {
	t.Helper()
	roots := 0
	for i, k := range s.Tokens {
		if k.Head < 0 != (k.Rel == "root") || k.Head >= len(s.Tokens) || k.UPOS == "" || k.Rel == "" || k.Lemma == "" {
			t.Fatalf("token %d is %+v in %v", i, k, arcs(s))
		}
		if k.Head < 0 {
			roots++
		}
		steps := 0
		for at := i; at >= 0; at = s.Tokens[at].Head {
			if steps++; steps > len(s.Tokens) {
				t.Fatalf("token %d hangs in a circle: %v", i, arcs(s))
			}
		}
	}
	if roots != 1 {
		t.Fatalf("%d roots: %v", roots, arcs(s))
	}
	last := -1
	for _, e := range s.Entities {
		if e.First <= last || e.Last < e.First || e.Last >= len(s.Tokens) || e.Kind == "" {
			t.Fatalf("entities %v of %d tokens", s.Entities, len(s.Tokens))
		}
		last = e.Last
	}
}

func FuzzAnalyse(f *testing.F) {
	p := pipeline(f)
	for _, s := range []string{"", ".", "Rebels captured the town.", "A\nB C\n\xff\xfe", "don't “stop” \u00ad \u00ads", strings.Repeat("( ", 300), "OVER 40 KILLED IN CLASHES; MORE"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		sentences := p.Analyse(text)
		checkSplit(t, text, sentences)
		for _, s := range sentences {
			checkTree(t, s)
		}
	})
}

func FuzzReadModel(f *testing.F) {
	f.Add([]byte(magic))
	f.Add([]byte(magic + "x"))
	f.Add(embedded[:1000])
	file, learn := smallModel(f)
	f.Add(file)
	f.Add(learn())
	f.Fuzz(func(t *testing.T, b []byte) {
		if m, err := ReadModel(b); err == nil {
			for _, s := range m.Pipeline().Analyse("Rebels captured the town.") {
				checkTree(t, s)
			}
		}
	})
}

func BenchmarkAnalyse(b *testing.B) {
	p := pipeline(b)
	text := strings.Repeat("Government forces, backed by airstrikes, recaptured the northern town of Marun on Tuesday after weeks of fighting that killed dozens of civilians, officials said.\n", 50)
	tokens := 0
	for _, s := range Split(text) {
		tokens += len(s.Tokens)
	}
	b.ReportAllocs()
	for b.Loop() {
		p.Analyse(text)
	}
	b.ReportMetric(float64(tokens)*float64(b.N)/b.Elapsed().Seconds(), "tokens/s")
}

func BenchmarkReadModel(b *testing.B) {
	for b.Loop() {
		if _, err := ReadModel(embedded); err != nil {
			b.Fatal(err)
		}
	}
}

func TestUnitVectors(t *testing.T) {
	p, err := Default()
	if err != nil {
		t.Fatal(err)
	}
	var sum [Dimensions]float32
	if p.Vectors.AddUnit(sum[:], "rebels", 10) || p.Vectors.AddUnit(sum[:], "xqzzy", 1<<30) || sum != [Dimensions]float32{} {
		t.Error("a rare word and an unknown one have vectors")
	}
	if !p.Vectors.AddUnit(sum[:], "rebels", 1<<30) {
		t.Fatal("rebels has no vector")
	}
	square := 0.0
	for _, x := range sum {
		square += float64(x) * float64(x)
	}
	if square < 0.999 || square > 1.001 {
		t.Errorf("the square of its length is %g", square)
	}
}
