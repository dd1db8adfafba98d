package main

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestBackupOfAServedFolder takes backups beside a running server: through it, by the password that it leaves in its folder and by none else.
func TestBackupOfAServedFolder(t *testing.T) {
	dir := t.TempDir()
	data, feed, kept := filepath.Join(dir, "data"), filepath.Join(dir, "feed.jsonl"), filepath.Join(dir, "kept")
	if err := os.WriteFile(feed, []byte(syntheticFeed(40)), 0o600); err != nil {
		t.Fatal(err)
	}
	casus(t, 0, "", "load", "--data", data, feed)
	s := start(t, "serve", "--data", data)
	out, _ := casus(t, 0, "", "backup", "--data", data, "--into", kept)
	if !strings.Contains(out, "entries 1 to 40") {
		t.Errorf("full: %s", out)
	}
	s.ask(t, `mutation { loadArticle(input: {text: "Rebels seized the town of Palmyra from the army on Friday, killing 31 people.", publishedAt: "2016-03-04"}) { article { id } } }`)
	out, _ = casus(t, 0, "", "backup", "--data", data, "--into", kept)
	if !strings.Contains(out, "entries 41 to 41") {
		t.Errorf("what came since: %s", out)
	}

	note := filepath.Join(data, servingFile)
	i, err := os.Stat(note)
	if err != nil || i.Mode().Perm() != 0o600 {
		t.Errorf("the note with the password: %v, %v", i.Mode(), err)
	}
	for name, header := range map[string]string{"no password": "", "another password": "Bearer AAAA", "no bearer": "Basic AAAA"} {
		req, err := http.NewRequest(http.MethodPost, s.url+"/caretaker/backup", strings.NewReader("{}"))
		if err != nil {
			t.Fatal(err)
		}
		if header != "" {
			req.Header.Set("Authorization", header)
		}
		res, err := http.DefaultClient.Do(req)
		if err != nil {
			t.Fatal(err)
		}
		_ = res.Body.Close()
		if res.StatusCode != http.StatusForbidden {
			t.Errorf("%s: %s", name, res.Status)
		}
	}
	if out, _ := casus(t, 0, "", "verify", "--data", data); !strings.Contains(out, "sound: 41 journal entries") {
		t.Errorf("verify beside the server: %s", out)
	}
	before := answers(t, s)
	if status := s.stop(); status != 0 {
		t.Errorf("the server ended with %d", status)
	}
	if _, err := os.Stat(note); !os.IsNotExist(err) {
		t.Error("the note is left")
	}

	casus(t, 0, "", "restore", "--data", filepath.Join(dir, "new"), kept)
	after := answers(t, start(t, "serve", "--data", filepath.Join(dir, "new")))
	for q := range before {
		if before[q] != after[q] {
			t.Errorf("%s: another answer after a restore", q)
		}
	}

	// A note of a server that was killed, and a folder that another command holds.
	if err := os.WriteFile(note, []byte(`{"url":"http://127.0.0.1:1","password":"x"}`), 0o600); err != nil {
		t.Fatal(err)
	}
	casus(t, 0, "", "backup", "--data", data, "-o", filepath.Join(dir, "direct.backup"))
}

// TestBackupIsWhole has the server break off in the middle of a backup: no file gets the backup's name.
func TestBackupIsWhole(t *testing.T) {
	dir := t.TempDir()
	data, full := filepath.Join(dir, "data"), filepath.Join(dir, "full.backup")
	casus(t, 0, syntheticFeed(20), "load", "--data", data, "--format", "jsonl", "-")
	casus(t, 0, "", "backup", "--data", data, "-o", full)
	whole, err := os.ReadFile(full)
	if err != nil {
		t.Fatal(err)
	}
	for name, serve := range map[string]http.HandlerFunc{
		"cut off without a word": func(w http.ResponseWriter, _ *http.Request) { _, _ = w.Write(whole[:len(whole)-30]) },
		"broken off": func(w http.ResponseWriter, _ *http.Request) {
			_, _ = w.Write(whole[:200])
			w.(http.Flusher).Flush()
			panic(http.ErrAbortHandler)
		},
		"another server": http.NotFound,
	} {
		t.Run(name, func(t *testing.T) {
			held := start(t, "serve", "--data", data)
			url := fakeServer(t, serve)
			note, err := json.Marshal(servingNote{URL: url, Password: "x"})
			if err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(filepath.Join(data, servingFile), note, 0o600); err != nil {
				t.Fatal(err)
			}
			target := filepath.Join(t.TempDir(), "new.backup")
			casus(t, 1, "", "backup", "--data", data, "-o", target)
			if left, err := os.ReadDir(filepath.Dir(target)); err != nil || len(left) > 0 {
				t.Errorf("left: %v, %v", left, err)
			}
			held.stop()
		})
	}
}

// fakeServer is a server that answers everything alike.
func fakeServer(t *testing.T, h http.HandlerFunc) string {
	t.Helper()
	s := httptest.NewServer(h)
	t.Cleanup(s.Close)
	return s.URL
}
