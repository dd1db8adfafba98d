package extract

import (
	"testing"

	"casus/schema"
)

func TestWhen(t *testing.T) {
	x := extractor(t)
	for _, c := range []struct {
		text string
		kind schema.EventType
		want string
	}{
		{"Troops took Zabid after three days of heavy fighting.", schema.Battle, "2016-09-07/2016-09-10"},
		{"Following a two-month siege of Taiz, the rebels left the city.", schema.Siege, "2016-07/2016-09-10"},
		{"Teachers began a nine-day protest in Accra.", schema.Protest, "2016-09-10"},
		{"Fighting goes on in Aden. About 900 people have died since the rebels took the city in March 2015.", schema.Casualties, "2015-03/2016-09-10"},
		{"Thousands marched in Cairo, angered by a sentence for a 2012 stadium riot.", schema.Protest, "2016-09-10"},
		{"Operation Storm was an operation executed by the army in early August 1995. On 4 August the army began its assault on Knin. After four days of fighting, on 7 August the army captured Glina.", schema.TerritoryCapture, "1995-08-07"},
		{"Gunmen attacked a barracks in the deadliest assault in recent months.", schema.ArmedAttack, "2016-09-10"},
		{"Two days after gunmen attacked a church in Cairo, police arrested five suspects.", schema.ArmedAttack, "2016-09-08"},
		{"On Friday, a day after an attack on lorries near Taiz, the agency stopped its convoys.", schema.ArmedAttack, "2016-09-08"},
		{"The secretary-general condemned the attack on Thursday.", schema.ArmedAttack, "2016-09-10"},
		{"On the eve of a planned rally, the governor resigned.", schema.Protest, "2016-09-11"},
		{"Officials recalled the bombings in Aden in January, which killed six people.", schema.Bombing, "2016-01"},
		{"The minister said the results of the inquiry into yesterday's bombing in Ankara will be made public later today.", schema.Bombing, "2016-09-09"},
		{"The death toll from the fighting between Kyrgyzstan and Tajikistan, which began four days ago, increases to 94.", schema.Battle, "2016-09-06/2016-09-10"},
		{"Commandos rescued a hostage, who was kidnapped in Niger.", schema.Abduction, "../2016-09-10"},
		{"The army has besieged Taiz for months.", schema.Siege, "2016/2016-09-10"},
		{"The minister denies that troops shelled the village.", schema.Shelling, "../2016-09-10"},
		{"Thousands have fled Tripoli since NATO began airstrikes on the city three months ago.", schema.Airstrike, "2016-06/2016-09-10"},
		{"At least 19 people have been shot in Chicago since Wednesday.", schema.ArmedAttack, "2016-09-07/2016-09-10"},
		{"The president, in power since 1994, declared victory as police clashed with protesters.", schema.Protest, "2016-09-10"},
		{"Militants freed three kidnapped reporters.", schema.Abduction, "../2016-09-10"},
		{"Operation Storm was an operation executed by the army in early August 1995. On 4 August the army began its assault on Knin. After four more days of fighting, the army captured Glina. The army captured Topusko after seven days of fighting.", schema.TerritoryCapture, "1995-08-08 1995-08-15"},
		{"For the second consecutive day, warplanes bombed Idlib on Sunday.", schema.Airstrike, "2016-09-04"},
		{"Students marched in Khartoum on Thursday for the third straight day.", schema.Protest, "2016-09-08"},
		{"Gunmen attacked a mosque in Kano on the second day of Eid al-Fitr.", schema.ArmedAttack, "2016-07-07~"},
		{"Police foiled a bomb attack in Nairobi on Monday.", schema.Bombing, "2016-09-05"},
		{"Rebels shelled the barracks in Taiz at dawn on Monday; that evening gunmen stormed the port.", schema.TerritoryCapture, "2016-09-05"},
		{"Police detained a minister in Accra on Monday and released him two days later.", schema.Release, "2016-09-07"},
		{"Taliban fighters attacked a police post in Kunduz on Sunday. Insurgents killed eight policemen in the assault.", schema.ArmedAttack, "2016-09-04"},
		{"Gunmen attacked a church in Jos on Sunday. The governor arrived on Thursday. Fighters killed ten soldiers in the attack on a barracks in Goma.", schema.ArmedAttack, "2016-09-04 2016-09-10"},
		{"A court in Paris sentenced two men to life in prison for bombing a synagogue.", schema.Bombing, "../2016-09-10"},
		{"The army said that it had captured Bria.", schema.TerritoryCapture, "2016-09-10"},
		{"Officials said that troops had taken the port of Zabid.", schema.TerritoryCapture, "2016-09-10"},
		{"The army said that it had already captured Bria.", schema.TerritoryCapture, "../2016-09-10"},
		{"The rebels, who had captured Bria, shelled the barracks.", schema.TerritoryCapture, "../2016-09-10"},
	} {
		found := ""
		for _, e := range x.Extract(schema.Article{Text: c.text, PublishedAt: schema.MustTime("2016-09-10")}).Events {
			if e.Type == c.kind {
				found += e.Date.String() + " "
			}
		}
		if found != c.want+" " {
			t.Errorf("%s: %s, want %s", c.text, found, c.want)
		}
	}
}
