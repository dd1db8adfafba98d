package main

import (
	"encoding/json"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"casus/store"
)

// TestRescueOfADamagedFolder damages files of a folder one after the other, and rescues: what is there answers as before, and what is missing is told.
func TestRescueOfADamagedFolder(t *testing.T) {
	if testing.Short() {
		t.Skip("rescues a folder many times")
	}
	const articles = 300
	dir := t.TempDir()
	data, feed := filepath.Join(dir, "data"), filepath.Join(dir, "feed.jsonl")
	if err := os.WriteFile(feed, []byte(syntheticFeed(articles)), 0o600); err != nil {
		t.Fatal(err)
	}
	casus(t, 0, "", "load", "--data", data, feed)
	s := start(t, "serve", "--data", data)
	want := answers(t, s)
	if _, errs := casus(t, exitFailed, "", "rescue", "--data", data, "--to", filepath.Join(dir, "new")); !strings.Contains(errs, "in use by another process") {
		t.Errorf("a folder that is served: %s", errs)
	}
	s.stop()
	if _, errs := casus(t, exitFailed, "", "rescue", "--data", data, "--to", filepath.Join(dir, "new")); !strings.Contains(errs, "nothing is damaged") {
		t.Errorf("a folder that is sound: %s", errs)
	}
	random := rand.New(rand.NewPCG(3, 4))
	whole, partly := 0, 0
	for _, name := range []string{"MANIFEST", "000001.sst", "000001.sst", "000001.sst", "000001.sst", "000001.sst"} {
		path := filepath.Join(data, name)
		sound, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		b := append([]byte(nil), sound...)
		b[random.IntN(len(b))] ^= 1 << random.IntN(8)
		if err := os.WriteFile(path, b, 0o600); err != nil {
			t.Fatal(err)
		}
		if _, errs := casus(t, exitFailed, "", "export", "--data", data); !strings.Contains(errs, `"casus rescue --to NEW"`) {
			t.Errorf("%s: nothing leads to a rescue: %s", name, errs)
		}
		rescued := filepath.Join(dir, "rescued")
		c := program("rescue", "--json", "--data", data, "--to", rescued)
		text, err := c.Output()
		var out store.Rescued
		if json.Unmarshal(text, &out) != nil || (err == nil) != out.Complete() || len(out.Damages) == 0 || !strings.HasPrefix(out.Damages[0], name) {
			t.Fatalf("%s: %v: %s", name, err, text)
		}
		if out, _ := casus(t, 0, "", "verify", "--data", rescued); !strings.HasPrefix(out, "sound: ") {
			t.Errorf("rescued: %s", out)
		}
		if len(out.Missing) > 0 {
			partly++
			casus(t, 0, "", "load", "--data", rescued, feed)
		} else {
			whole++
		}
		s := start(t, "serve", "--data", rescued)
		if n := wholeArticles(t, s); n != articles {
			t.Errorf("%s: %d articles", name, n)
		}
		if got := answers(t, s); len(out.Missing) == 0 {
			for q := range want {
				if got[q] != want[q] {
					t.Errorf("%s: another answer to %s", name, q)
				}
			}
		}
		s.stop()
		if err := os.RemoveAll(rescued); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, sound, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	t.Logf("%d times all was there, %d times not", whole, partly)
	if whole == 0 || partly == 0 {
		t.Error("the damages were all alike")
	}
}

// TestRescueIsCutOff stops a rescue, and kills one: neither leaves a folder that answers, and it can be done again.
func TestRescueIsCutOff(t *testing.T) {
	if testing.Short() {
		t.Skip("kills processes")
	}
	dir := t.TempDir()
	data, rescued := filepath.Join(dir, "data"), filepath.Join(dir, "rescued")
	casus(t, 0, syntheticFeed(600), "load", "--data", data, "--format", "jsonl", "-")
	manifest := filepath.Join(data, "MANIFEST")
	b, err := os.ReadFile(manifest)
	if err != nil {
		t.Fatal(err)
	}
	b[20] ^= 1
	if err := os.WriteFile(manifest, b, 0o600); err != nil {
		t.Fatal(err)
	}
	stopped, killed := 0, 0
	for wait := 50 * time.Millisecond; wait < 2*time.Second && (stopped < 2 || killed < 2); wait += wait / 2 {
		for _, signal := range []syscall.Signal{syscall.SIGINT, syscall.SIGKILL} {
			c := program("rescue", "--data", data, "--to", rescued)
			if err := c.Start(); err != nil {
				t.Fatal(err)
			}
			time.Sleep(wait)
			_ = c.Process.Signal(signal)
			_ = c.Wait()
			left, err := os.ReadDir(rescued)
			if err != nil && !os.IsNotExist(err) {
				t.Fatal(err)
			}
			switch _, marked := os.Stat(filepath.Join(rescued, "RESTORING")); {
			case len(left) == 0:
				if c.ProcessState.ExitCode() == exitInterrupted {
					stopped++
				}
			case marked == nil && signal == syscall.SIGKILL:
				killed++
				if _, errs := casus(t, exitFailed, "", "export", "--data", rescued); !strings.Contains(errs, "is not complete") {
					t.Errorf("after a rescue was killed: %s", errs)
				}
				if killed == 1 {
					c := program("rescue", "--data", data, "--to", rescued)
					if out, _ := c.CombinedOutput(); !strings.Contains(string(out), "600 of 600 journal entries") {
						t.Errorf("over what a killed one left: %s", out)
					}
				}
				if err := os.RemoveAll(rescued); err != nil {
					t.Fatal(err)
				}
			case marked == nil:
				t.Errorf("a rescue that was stopped leaves %v", left)
			default:
				if out, _ := casus(t, 0, "", "verify", "--data", rescued); !strings.HasPrefix(out, "sound: ") {
					t.Errorf("rescued: %s", out)
				}
				if err := os.RemoveAll(rescued); err != nil {
					t.Fatal(err)
				}
			}
		}
	}
	t.Logf("%d were stopped, %d killed", stopped, killed)
	if err := os.RemoveAll(rescued); err != nil {
		t.Fatal(err)
	}
	// Only that the list of tables is damaged leaves it open whether one is missing.
	c := program("rescue", "--data", data, "--to", rescued)
	out, _ := c.CombinedOutput()
	if !strings.Contains(string(out), "600 of 600 journal entries") {
		t.Errorf("at last: %s", out)
	}
	if out, _ := casus(t, 0, "", "verify", "--data", rescued); !strings.HasPrefix(out, "sound: 600 ") {
		t.Errorf("rescued: %s", out)
	}
}
