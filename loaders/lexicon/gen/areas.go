package main

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"casus/loaders/lexicon"
)

// division is what a first-level division is called in reports, by country; "province" elsewhere.
var division = map[string]string{"UA": "Oblast", "RU": "Oblast", "KZ": "Region", "KG": "Region", "UZ": "Region", "BY": "Region", "SY": "Governorate", "IQ": "Governorate",
	"YE": "Governorate", "LB": "Governorate", "JO": "Governorate", "EG": "Governorate", "TN": "Governorate", "PS": "Governorate", "US": "State", "IN": "State",
	"NG": "State", "MM": "State", "SD": "State", "SS": "State", "MX": "State", "BR": "State", "VE": "State", "MY": "State", "AU": "State", "ET": "Region", "SO": "Region",
	"ML": "Region", "BF": "Region", "NE": "Region", "TD": "Region", "CM": "Region", "GH": "Region", "FR": "Region", "IT": "Region", "PH": "Region", "MR": "Region",
	"TZ": "Region", "GN": "Region", "SN": "Region", "KE": "County", "LR": "County", "SE": "County", "NO": "County", "HR": "County", "HU": "County", "RO": "County", "CF": "Prefecture",
	"JP": "Prefecture", "CO": "Department", "HN": "Department", "SV": "Department", "GT": "Department", "NI": "Department", "PY": "Department", "HT": "Department", "UG": "District", "IL": "District", "LY": "District"}

var generic = []string{" Governorate", " Province", " Oblast", " Oblast'", " Region", " State", " District", " County", " Department", " Prefecture", " Republic",
	" Krai", " Autonomous Region", " Autonomous Oblast", " Raion", " Rayon", " Sub-District", " City", " Municipality", " Division", " Krays", " Territory", " Sheng", " Muḩāfaz̧at",
	" Subdistrict", " Woreda", " Zone", " Local Government Area", " LGA", " Department", " arrondissement", " Arrondissement", " Township", " Canton", " Okrug", " Cercle", " urban raion", " raion", " urban"}

var genericFirst = []string{"Muḩāfaz̧at ", "Muhafazat ", "Département de ", "Département du ", "Region of ", "Province of ", "Republic of ", "State of ", "Departamento de ",
	"Departamento del ", "Departamento de la ", "Préfecture de ", "Wilaya de ", "Wilāyat ", "Velāyat-e ", "Provincia de ", "Provincia di ", "Sha‘bīyat ", "Mudīrīyat ",
	"Qaḑā’ ", "Qada' ", "Manţiqat ", "Mintaqat ", "Nāḩiyat ", "Cercle de ", "Région de ", "Région du ", "District of ", "Shahrestān-e ", "Woluswali ", "Wuluswali ", "Ulang Ulaswali "}

// core is the name of a region or district without what it is: "Idlib" of "Idlib Governorate".
func core(name string) string {
	for again := true; again; {
		again = false
		for _, g := range generic {
			if rest, ok := strings.CutSuffix(name, g); ok && rest != "" {
				name, again = rest, true
			}
		}
		for _, g := range genericFirst {
			if rest, ok := strings.CutPrefix(name, g); ok && rest != "" {
				name, again = rest, true
			}
		}
	}
	return strings.TrimSpace(name)
}

func clean(name string) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune("|{}\t", r) {
			return -1
		}
		return r
	}, name)
}

func regionLines(regions map[string]*area, common map[string]bool) []string {
	var out []string
	for code, a := range regions {
		cc, _, _ := strings.Cut(code, ".")
		short := core(clean(a.name))
		kind := division[cc]
		if kind == "" {
			kind = "Province"
		}
		name, flag := short, ""
		if common[lexicon.Key(short)] {
			name = short + " " + kind
		}
		names := []string{short + " " + kind, short + " Province", short + " Region"}
		if kind == "Oblast" {
			names = append(names, short+" Republic")
		}
		if k := lexicon.Key(a.name); k != lexicon.Key(short) {
			names = append(names, clean(a.name))
		}
		if rest := withoutArticle(short); rest != "" && !common[lexicon.Key(rest)] {
			names = append(names, rest, rest+" "+kind, rest+" Province")
		}
		names = append(names, regionSpellings[code]...)
		if usual := regionNames[code]; usual != "" {
			names = append(names, short, usual+" "+kind, usual+" Province", usual+" Region")
			name, flag = usual, ""
		}
		out = append(out, fmt.Sprintf("%s\t%s%s\t%s\t%s\t\t%s\t%d\t%s", code, name, flag, lexicon.Region, cc, a.position(), a.population, strings.Join(unique(names, name), "|")))
	}
	slices.Sort(out)
	return out
}

// districtLines are the second-level divisions of countries of wars that have towns in the gazetteer and a name that no
// town of the country has.
func districtLines(districts map[string]*area, common, persons, seen map[string]bool) []string {
	var out []string
	for code, a := range districts {
		parts := strings.Split(code, ".")
		short := core(clean(a.name))
		k := lexicon.Key(short)
		if a.weight == 0 || !isLatin(short) || strings.ContainsAny(short, "0123456789()/") || adjectival(short) || utf8.RuneCountInString(k) < 4 || common[k] || seen[parts[0]+" "+k] {
			continue
		}
		if rest := withoutArticle(short); rest != "" && seen[parts[0]+" "+lexicon.Key(rest)] {
			continue
		}
		flag := ""
		if persons[k] {
			flag = " {x}"
		}
		out = append(out, fmt.Sprintf("%s\t%s%s\t%s\t%s\t%s\t%s\t%d\t%s", code, short, flag, lexicon.District, parts[0], parts[0]+"."+parts[1], a.position(), a.population, short+" District"))
	}
	slices.Sort(out)
	return out
}

// adjectival tells a Slavic adjective, as in "Lvivskyi Raion", which no English report uses by itself.
func adjectival(name string) bool {
	for _, end := range []string{"kyi", "kyy", "kiy", "skij", "kaya", "skoye"} {
		if strings.HasSuffix(name, end) {
			return true
		}
	}
	return false
}
