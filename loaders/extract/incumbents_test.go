package extract

import (
	"testing"

	"casus/schema"
)

// TestIncumbent reads offices without a name: whoever holds them on the day is meant, if the words say no more than that.
func TestIncumbent(t *testing.T) {
	x := extractor(t)
	for _, c := range []struct {
		date, text string
		kind       schema.EventType
		// key is the end of the id of who does it; empty for a description that nobody is known by.
		key string
	}{
		{"2019-03-10", "Emmanuel Macron flew to Tunis on Friday. The Tunisian president rejected the plan.", schema.Rejection, "beji-caid-essebsi"},
		{"2021-03-10", "The Tunisian president rejected the plan.", schema.Rejection, "kais-saied"},
		{"2017-03-10", "Putin met Merkel in Sochi. The Iraqi prime minister rejected the plan.", schema.Rejection, "haider-al-abadi"},
		{"2019-06-10", "The US secretary of state condemned the attack.", schema.Accusation, "mike-pompeo"},
		{"2019-06-10", "The president of Chad condemned the attack.", schema.Accusation, "idriss-deby"},
		{"2019-06-10", "Germany's chancellor condemned the attack.", schema.Accusation, "angela-merkel"},
		{"2019-06-10", "The president of the Tunisian court condemned the attack.", schema.Accusation, ""},
		{"2019-06-10", "The former Tunisian president condemned the attack.", schema.Accusation, ""},
		{"2019-06-10", "The new Tunisian president condemned the attack.", schema.Accusation, ""},
		{"2019-06-10", "In 2003 the Iraqi president rejected the demand.", schema.Rejection, ""},
		{"2019-06-10", "A president condemned the attack.", schema.Accusation, ""},
	} {
		got := x.Extract(schema.Article{Text: c.text, PublishedAt: schema.MustTime(c.date)})
		t.Run(c.text, func(t *testing.T) {
			if c.key != "" {
				read(got).check(t, []wanted{{kind: c.kind, agent: c.key}}, nil)
				return
			}
			for _, a := range got.Actors {
				if a.Kind == schema.PersonActor && a.Key != "" {
					t.Errorf("%s is meant", a.Key)
				}
			}
		})
	}
}

// TestRankNeedsASoldier reads "the general" and "the gunman", who are not just anybody named last.
func TestRankNeedsASoldier(t *testing.T) {
	x := extractor(t)
	for _, c := range []struct{ text, agent string }{
		{"General Haftar met Prime Minister Giuseppe Conte in Benghazi. The general rejected the plan.", "haftar"},
		{"Colonel Issa Moreno met Prime Minister Giuseppe Conte in Rome. The colonel rejected the plan.", "Issa Moreno"},
		{"Issa Moreno met Prime Minister Giuseppe Conte in Rome. The politician rejected the plan.", "Conte"},
		{"Khalifa Haftar met Foreign Minister Luigi Di Maio in Rome. The minister rejected the plan.", "Di Maio"},
	} {
		t.Run(c.text, func(t *testing.T) {
			read(x.Extract(schema.Article{Text: c.text, PublishedAt: schema.MustTime("2020-06-10")})).check(t, []wanted{{kind: schema.Rejection, agent: c.agent}}, nil)
		})
	}
	got := x.Extract(schema.Article{Text: "Militants killed Omar Farouk in Cairo. The gunman fled.", PublishedAt: schema.MustTime("2020-06-10")})
	for _, a := range got.Actors {
		if a.Name == "Omar Farouk" && len(a.Mentions) > 1 {
			t.Errorf("Omar Farouk is the gunman who shot him: %v", a.Mentions)
		}
	}
}
