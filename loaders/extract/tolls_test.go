package extract

import (
	"fmt"
	"testing"

	"casus/schema"
)

func TestTolls(t *testing.T) {
	x := extractor(t)
	for _, c := range []struct{ text, want string }{
		{"A bomb explodes in Abuja, killing four people.", "BOMBING 4-4 killed"},
		{"Five people were killed and 25 more injured when a car bomb went off in Kirkuk.", "BOMBING 5-5 killed 25-25 injured"},
		{"A suicide bomber attacked an army bus in Kabul, killing two soldiers and two civilians.", "BOMBING 4-4 killed"},
		{"The death toll of the bombing in Ankara rises to 15.", "BOMBING 15-15 killed"},
		{"Gunmen attacked a church in Jos. At least nine worshippers were killed.", "ARMED_ATTACK 9- killed"},
		{"An air strike on a market in Taiz leaves at least 17 people dead.", "AIRSTRIKE 17- killed"},
		{"Rebels shelled the market. The army killed three of them.", "SHELLING"},
		{"A car bomb exploded in Kabul, killing 12. The explosion also wounded 30.", "BOMBING 12-12 killed 30-30 injured"},
		{"A truck bomb blew up in Mogadishu. The blast destroyed a hotel and killed 200 people.", "BOMBING 200-200 killed"},
		{"Russian jets bombed a hospital in Mariupol. The strike left 17 people wounded.", "AIRSTRIKE 17-17 injured"},
		{"Rebels ambushed a convoy near Goma. The ambush killed nine soldiers.", "ARMED_ATTACK 9-9 killed"},
		{"A couple of rockets hit Erbil, killing one.", "SHELLING 1-1 killed"},
		{"A couple of rockets hit Erbil, killing one and wounding several.", "SHELLING 1-1 killed 3-9 injured"},
		{"Rockets hit Erbil, wounding several people.", "SHELLING 3-9 injured"},
		{"Taliban fighters attacked a police post in Kunduz. Insurgents killed eight policemen in the assault.", "ARMED_ATTACK 8-8 killed"},
		{"A gun battle in Gao results in the deaths of 22 policemen and one militant.", "BATTLE 23-23 killed"},
		{"A series of explosions shook Casablanca. At least 41 people are believed to be dead.", "BOMBING 41- killed"},
		{"Thirty-two people are feared dead after gunmen attacked a village in Plateau State.", "ARMED_ATTACK 32-32 killed"},
		{"Shelling of the town claimed the lives of five children.", "SHELLING 5-5 killed"},
		{"Five soldiers lost their lives when rebels attacked a barracks in Goma.", "ARMED_ATTACK 5-5 killed"},
		{"A bomb exploded at a mosque in Peshawar, killed nine worshippers and injured 60 more.", "BOMBING 9-9 killed 60-60 injured"},
		{"A car bomb in Damascus killed dozens and wounded over 200.", "BOMBING 24-99 killed 200- injured"},
		{"Naxalites gun down six policemen and injure five others.", "ARMED_ATTACK 6-6 killed 5-5 injured"},
		{"A civilian is killed and two others are injured by shelling on Valuyki.", "SHELLING 1-1 killed 2-2 injured"},
		{"Six soldiers were killed and three policemen wounded after militants ambushed their patrol in Ghazni.", "ARMED_ATTACK 6-6 killed 3-3 injured"},
		{"Thirteen peacekeepers, including nine from South Africa, three from Malawi and one from Uruguay, are killed as fighting intensifies near Goma.", "BATTLE 13-13 killed"},
	} {
		var got string
		for _, e := range x.Extract(schema.Article{Text: c.text, PublishedAt: schema.MustTime("2016-09-10")}).Events {
			if got != "" {
				break
			}
			got = string(e.Type) + bounds(e.Killed, "killed") + bounds(e.Injured, "injured")
		}
		if got != c.want {
			t.Errorf("%s: %s, want %s", c.text, got, c.want)
		}
	}
}

func bounds(c *schema.Count, name string) string {
	if c == nil {
		return ""
	}
	end := func(n *int) string {
		if n == nil {
			return ""
		}
		return fmt.Sprint(*n)
	}
	return " " + end(c.Low) + "-" + end(c.High) + " " + name
}
