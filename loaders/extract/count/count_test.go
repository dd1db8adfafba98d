package count

import (
	"strconv"
	"strings"
	"testing"

	"casus/schema"
)

func show(c schema.Count) string {
	end := func(p *int) string {
		if p == nil {
			return ""
		}
		return strconv.Itoa(*p)
	}
	return end(c.Low) + ".." + end(c.High)
}

func TestFind(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"killed 17 people", "17..17"},
		{"at least 17 people were killed", "17.."},
		{"more than 290,000 dead", "290000.."},
		{"no fewer than nine", "9.."},
		{"over 2,200 people", "2200.."},
		{"at least a dozen rebels", "12.."},
		{"17 or more people", "17.."},
		{"a 100 - plus strong crowd", "100.."},
		{"100+ people", ""},
		{"100 + people", "100.."},
		{"up to 100 fighters", "..100"},
		{"as many as 220 people", "..220"},
		{"fewer than 20 of them", "..20"},
		{"no more than 30 soldiers", "..30"},
		{"between 10 and 12 soldiers", "10..12"},
		{"10 to 12 soldiers", "10..12"},
		{"10 - 12 soldiers", "10..12"},
		{"two or three gunmen", "2..3"},
		{"two to three million refugees", "2000000..3000000"},
		{"1.5 to 2 million people", "2000000..2000000"},
		{"from 100 to 120 people", "100..100 120..120"},
		{"330 – 231 votes", "330..330 231..231"},
		{"at least 10 to 12 soldiers", "10.."},
		{"dozens , if not hundreds , of people", "24..999"},
		{"hundreds or even thousands", "200..9999"},
		{"nearly 50 men", "50..50"},
		{"about 8,000 people", "8000..8000"},
		{"some 300 families", "300..300"},
		{"an estimated 8,000 people", "8000..8000"},
		{"another 12 were hurt", "12..12"},
		{"another dozen were hurt", "12..12"},
		{"and another is hurt", "1..1"},
		{"a total of 12", "12..12"},
		{"just over 20 people", "20.."},
		{"a dozen or so rebels", "12..12"},
		{"dozens of civilians", "24..99"},
		{"scores were injured", "40..199"},
		{"hundreds of people", "200..999"},
		{"thousands fled", "2000..9999"},
		{"many thousands fled", "2000..9999"},
		{"millions of people", "2000000..9999999"},
		{"tens of thousands of people", "20000..99999"},
		{"hundreds of thousands of people", "200000..999999"},
		{"tens of millions", "20000000..99999999"},
		{"several soldiers", "3..9"},
		{"several hundred families", "300..900"},
		{"several thousand", "3000..9000"},
		{"a few dozen men", "36..108"},
		{"a few people", "3..9"},
		{"few people came", ""},
		{"a handful of men", "3..9"},
		{"a couple of men", "2..2"},
		{"a couple were killed", ""},
		{"a couple of hundred men", "200..200"},
		{"a pair of gunmen", "2..2"},
		{"a dozen rebels", "12..12"},
		{"two dozen rebels", "24..24"},
		{"half a dozen men", "6..6"},
		{"a half - dozen men", "6..6"},
		{"a hundred men", "100..100"},
		{"a hundred thousand men", "100000..100000"},
		{"a hundred and twenty men", "120..120"},
		{"half a million people", "500000..500000"},
		{"a quarter of a million people", "250000..250000"},
		{"one and a half million people", "1500000..1500000"},
		{"a million and a half people", "1500000..1500000"},
		{"2.5 million refugees", "2500000..2500000"},
		{"4.35 million refugees", "4350000..4350000"},
		{"1.2 m refugees", "1200000..1200000"},
		{"2 m refugees", "2000000..2000000"},
		{"a wall 2 m high", ""},
		{"290 000 people", "290000..290000"},
		{"three lakh people", "300000..300000"},
		{"3 lakh people", "300000..300000"},
		{"one soldier", "1..1"},
		{"eighty - three people", "83..83"},
		{"two hundred and ten men", "210..210"},
		{"nineteen hundred men", "1900..1900"},
		{"two thousand five hundred and six men", "2506..2506"},
		{"twelve policemen and three soldiers", "12..12 3..3"},
		{"killing two , three of them soldiers", "2..2 3..3"},
		{"zero", ""},
		{"more than 20 percent", "20.. %"},
		{"20 % of them", "20..20 %"},
		{"95 per cent of voters", "95..95 %"},
		{"12 per day", "12..12"},
		{"two - thirds of the members", ""},
		{"the 1st battalion", ""},
		{"no number here", ""},
		{"a 20 - year - old man", ""},
		{"for five days", ""},
		{"$ 500 million", ""},
		{"2 million euros", ""},
		{"30 km away", ""},
		{"on May 3 they", ""},
		{"on 3 May they", ""},
		{"in 2016 and", ""},
		{"since 2011 the", ""},
		{"2011 people", "2011..2011"},
		{"killing 2000 civilians", "2000..2000"},
		{"resolution 2254 of", ""},
		{"no one was killed", ""},
		{"killed one another", ""},
		{"at 7 pm", ""},
	} {
		var got []string
		for _, n := range Find(strings.Fields(strings.ToLower(c.text))) {
			s := show(n.Count)
			if n.Percent {
				s += " %"
			}
			got = append(got, s)
		}
		if g := strings.Join(got, " "); g != c.want {
			t.Errorf("%q: %s, want %s", c.text, g, c.want)
		}
	}
}

func TestAdd(t *testing.T) {
	for _, c := range []struct{ a, b, want string }{
		{"two men", "three men", "5..5"}, {"two men", "at least three", "5.."}, {"15 men", "as many as 34", "15..49"}, {"up to 3", "up to 4", "..7"},
		{"dozens", "hundreds", "224..1098"},
	} {
		a, b := Find(strings.Fields(c.a))[0].Count, Find(strings.Fields(c.b))[0].Count
		if got := show(Add(a, b)); got != c.want {
			t.Errorf("%s and %s: %s, want %s", c.a, c.b, got, c.want)
		}
	}
}

func BenchmarkFind(b *testing.B) {
	tokens := strings.Fields("at least 17 people were killed and dozens of others , between 10 and 12 of them soldiers , were wounded when two bombs went off")
	b.ReportAllocs()
	for b.Loop() {
		Find(tokens)
	}
}

func FuzzFind(f *testing.F) {
	f.Add("at least two hundred and thirty - five thousand million people , up to 12,345 or 7 %")
	f.Fuzz(func(t *testing.T, s string) {
		tokens := strings.Fields(strings.ToLower(s))
		last := -1
		for _, n := range Find(tokens) {
			if n.First <= last || n.Last < n.First || n.Last >= len(tokens) {
				t.Fatalf("%q: span %d-%d after %d of %d tokens", s, n.First, n.Last, last, len(tokens))
			}
			last = n.Last
			if c := n.Count; c.Low != nil && c.High != nil && *c.High < *c.Low || c.Low != nil && *c.Low < 0 {
				t.Fatalf("%q: bounds %s", s, show(c))
			}
		}
	})
}
