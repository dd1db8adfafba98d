package explorer_test

import (
	"io/fs"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"

	"casus/graph/explorer"
	"casus/graph/explorer/sources"
)

func TestDistIsBuiltFromItsSources(t *testing.T) {
	want, err := sources.Sum(os.DirFS("."))
	if err != nil {
		t.Fatal(err)
	}
	got, err := os.ReadFile("dist/sources.sha256")
	if err != nil {
		t.Fatal(err)
	}
	if strings.TrimSpace(string(got)) != want {
		t.Error("dist was not built from the sources as they are: run go generate ./graph/explorer with Node at hand, and commit what it writes")
	}
}

// What the explorer asks has to be what the API answers, also where nobody has Node to generate its types anew.
func TestDocumentsFitTheSchema(t *testing.T) {
	var sdl []*ast.Source
	files, err := filepath.Glob("../../schema/*.graphqls")
	if err != nil || len(files) == 0 {
		t.Fatalf("no schema: %v", err)
	}
	for _, f := range files {
		body, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		sdl = append(sdl, &ast.Source{Name: f, Input: string(body)})
	}
	schema, err := gqlparser.LoadSchema(sdl...)
	if err != nil {
		t.Fatal(err)
	}
	var documents strings.Builder
	files, err = filepath.Glob("src/api/*.graphql")
	if err != nil || len(files) == 0 {
		t.Fatalf("no documents: %v", err)
	}
	for _, f := range files {
		body, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		documents.Write(body)
	}
	if _, errs := gqlparser.LoadQueryWithRules(schema, documents.String(), nil); len(errs) > 0 {
		t.Error(errs)
	}
}

func handlers(t *testing.T) (page, assets http.Handler) {
	t.Helper()
	page, assets, err := explorer.Handlers()
	if err != nil {
		t.Fatal(err)
	}
	return page, assets
}

func TestPageLoadsFromItsOwnOriginOnly(t *testing.T) {
	page, assets := handlers(t)
	w := httptest.NewRecorder()
	page.ServeHTTP(w, httptest.NewRequest(http.MethodGet, "/", nil))
	policy := w.Header().Get("Content-Security-Policy")
	for _, no := range []string{"unsafe", "http:", "https:", "*"} {
		if strings.Contains(policy, no) {
			t.Errorf("the policy has %q: %s", no, policy)
		}
	}
	links := regexp.MustCompile(`(?:src|href)="([^"]*)"`).FindAllStringSubmatch(w.Body.String(), -1)
	if len(links) < 3 {
		t.Fatalf("the page links to %d files: %s", len(links), w.Body)
	}
	for _, l := range links {
		got := httptest.NewRecorder()
		assets.ServeHTTP(got, httptest.NewRequest(http.MethodGet, l[1], nil))
		if !strings.HasPrefix(l[1], explorer.Path) || got.Code != http.StatusOK {
			t.Errorf("%s: %d", l[1], got.Code)
		}
	}
	if strings.Contains(w.Body.String(), "<script>") || strings.Contains(w.Body.String(), "<style") {
		t.Error("the page has something inline, which its policy forbids")
	}
}

// The budget of scripts, compressed, whichever of them a browser loads.
func TestScriptsStayInTheirBudget(t *testing.T) {
	const budget = 600_000
	_, assets := handlers(t)
	total := 0
	err := fs.WalkDir(os.DirFS("dist"), ".", func(path string, _ fs.DirEntry, err error) error {
		if err != nil || filepath.Ext(path) != ".js" {
			return err
		}
		r := httptest.NewRequest(http.MethodGet, explorer.Path+path, nil)
		r.Header.Set("Accept-Encoding", "gzip")
		w := httptest.NewRecorder()
		assets.ServeHTTP(w, r)
		total += w.Body.Len()
		return nil
	})
	if err != nil || total == 0 {
		t.Fatalf("%d bytes of scripts: %v", total, err)
	}
	if total > budget {
		t.Errorf("%d bytes of scripts, %d are allowed", total, budget)
	}
	t.Logf("%d bytes of scripts", total)
}
