package language

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestGazetteer(t *testing.T) {
	g := NewGazetteer(map[string]uint16{
		"york": 1 << TownName, "new york": 1<<CityName | 1<<RegionName, "new york times": 1 << CompanyName, "new": 1 << RareSurname,
		"a b c d e f g": 1 << SiteName,
	})
	for _, c := range []struct{ words, want string }{
		{"the new york times said", "1:RareSurname. 1:RegionName> 1:CityName> 1:CompanyName> 2:TownName. 2:RegionName- 2:CityName- 2:CompanyName- 3:CompanyName-"},
		{"york", "0:TownName."},
		{"new times york", "0:RareSurname. 2:TownName."},
		{"a b c d e f g", ""},
		{"", ""},
	} {
		var at []string
		words := strings.Fields(c.words)
		marks := make([]map[string]bool, len(words))
		g.mark(words, func(i int, row int32) {
			if marks[i] == nil {
				marks[i] = map[string]bool{}
			}
			marks[i][fmt.Sprint(row/3, ".>-"[row%3:row%3+1])] = true
		})
		for i := range words {
			for _, class := range []struct {
				c    NameClass
				name string
			}{{RareSurname, "RareSurname"}, {TownName, "TownName"}, {RegionName, "RegionName"}, {CityName, "CityName"}, {CompanyName, "CompanyName"}, {SiteName, "SiteName"}} {
				for _, mark := range []string{".", ">", "-"} {
					if marks[i][fmt.Sprint(int32(class.c), mark)] {
						at = append(at, fmt.Sprintf("%d:%s%s", i, class.name, mark))
					}
				}
			}
		}
		if diff := cmp.Diff(c.want, strings.Join(at, " ")); diff != "" {
			t.Errorf("%q (-want +got):\n%s", c.words, diff)
		}
	}
	read, err := readGazetteer(g.appendBytes(nil))
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(g.hashes, read.hashes); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(g.classes, read.classes); diff != "" {
		t.Error(diff)
	}
	if _, err := readGazetteer(make([]byte, 7)); err == nil {
		t.Error("no error for a gazetteer that is cut short")
	}
	if _, err := readGazetteer([]byte{2, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0}); err == nil {
		t.Error("no error for a gazetteer out of order")
	}
}
