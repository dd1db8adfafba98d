package main

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"testing"
	"time"
)

// smallDisk is a disk in memory of some size (mount's size=).
func smallDisk(t *testing.T, size string) string {
	t.Helper()
	if runtime.GOOS != "linux" || os.Getuid() != 0 {
		t.Skip("a small disk is a tmpfs, which only root on Linux can mount")
	}
	dir := t.TempDir()
	if out, err := exec.Command("mount", "-t", "tmpfs", "-o", "size="+size, "tmpfs", dir).CombinedOutput(); err != nil {
		t.Skipf("no tmpfs can be mounted here: %v: %s", err, out)
	}
	t.Cleanup(func() {
		if out, err := exec.Command("umount", "-l", dir).CombinedOutput(); err != nil {
			t.Errorf("umount: %v: %s", err, out)
		}
	})
	return dir
}

// fillDisk leaves little room on a disk, and returns what makes room again.
func fillDisk(t *testing.T, dir string, bytesLeft int64) (ballast string) {
	t.Helper()
	out, err := exec.Command("df", "--output=avail", "-B1", dir).Output()
	if err != nil {
		t.Fatal(err)
	}
	fields := strings.Fields(string(out))
	ballast = filepath.Join(dir, "ballast")
	if out, err := exec.Command("sh", "-c", `head -c $(($1 - $2)) /dev/zero >"$3"`, "sh", fields[1], strconv.FormatInt(bytesLeft, 10), ballast).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	return ballast
}

// TestFullDisk loads until the disk is full: the error says so, what was acknowledged is there, nothing is half, and with room again it goes on.
func TestFullDisk(t *testing.T) {
	if testing.Short() {
		t.Skip("fills a disk")
	}
	disk := smallDisk(t, "400m")
	data, feed := filepath.Join(disk, "data"), filepath.Join(t.TempDir(), "feed.jsonl")
	const articles = 1500
	if err := os.WriteFile(feed, []byte(syntheticFeed(articles)), 0o600); err != nil {
		t.Fatal(err)
	}
	casus(t, 0, syntheticFeed(5), "load", "--data", data, "--format", "jsonl", "-")
	ballast := fillDisk(t, disk, 258<<20)
	c := program("load", "--log-level", "debug", "--data", data, feed)
	out, err := c.CombinedOutput()
	if err == nil || c.ProcessState.ExitCode() != exitFailed || !bytes.Contains(out, []byte("the disk is full: ")) {
		t.Fatalf("status %d: %s", c.ProcessState.ExitCode(), last(out))
	}
	acknowledged := bytes.Count(out, []byte("msg=read"))
	if acknowledged <= 5 {
		t.Fatalf("%d articles before the disk was full: %s", acknowledged, last(out))
	}
	t.Logf("%d of %d articles before the disk was full", acknowledged, articles)
	if err := os.Remove(ballast); err != nil {
		t.Fatal(err)
	}
	if out, _ := casus(t, 0, "", "verify", "--data", data); !strings.HasPrefix(out, "sound: ") {
		t.Errorf("with room again: %s", out)
	}
	s := start(t, "serve", "--data", data)
	if n := wholeArticles(t, s); n < acknowledged {
		t.Errorf("%d articles, %d were acknowledged", n, acknowledged)
	}
	s.stop()
	casus(t, 0, "", "load", "--data", data, feed)
	s = start(t, "serve", "--data", data)
	if n := wholeArticles(t, s); n != articles {
		t.Errorf("%d articles after loading again, want %d", n, articles)
	}
	s.stop()

	// A backup onto a full disk leaves nothing, a restore neither.
	full := filepath.Join(t.TempDir(), "full.backup")
	casus(t, 0, "", "backup", "--data", data, "-o", full)
	ballast = fillDisk(t, disk, 20<<10)
	if _, errs := casus(t, exitFailed, "", "restore", "--data", filepath.Join(disk, "new"), full); !strings.Contains(errs, "the disk is full") {
		t.Errorf("restore onto a full disk: %s", errs)
	}
	if left, err := os.ReadDir(filepath.Join(disk, "new")); err == nil && len(left) > 0 {
		t.Errorf("a restore onto a full disk left %v", left)
	}
	if err := os.Remove(ballast); err != nil {
		t.Fatal(err)
	}
}

func last(out []byte) []byte { return out[max(0, len(out)-2000):] }

// TestKilledWhileItIsKept kills a reindex, a restore and a backup: the folder answers as before, or says what to do, and what was cut
// off can be done again.
func TestKilledWhileItIsKept(t *testing.T) {
	if testing.Short() {
		t.Skip("kills processes")
	}
	dir := t.TempDir()
	data, full := filepath.Join(dir, "data"), filepath.Join(dir, "full.backup")
	casus(t, 0, syntheticFeed(600), "load", "--data", data, "--format", "jsonl", "-")
	s := start(t, "serve", "--data", data)
	want := answers(t, s)
	s.stop()
	same := func(what, data string) {
		t.Helper()
		s := start(t, "serve", "--data", data)
		defer s.stop()
		got := answers(t, s)
		for q := range want {
			if got[q] != want[q] {
				t.Errorf("%s: another answer to %s", what, q)
			}
		}
	}
	for n, wait := range []time.Duration{50, 400, 900} {
		killedAfter(t, wait*time.Millisecond, "reindex", "--data", data)
		if n == 2 {
			same("a reindex was killed", data)
		}
	}
	casus(t, 0, "", "backup", "--data", data, "-o", full)
	for _, wait := range []time.Duration{100, 500} {
		target := filepath.Join(dir, "killed.backup")
		if killedAfter(t, wait*time.Millisecond, "backup", "--data", data, "-o", target) {
			if _, err := os.Stat(target); err == nil {
				casus(t, 0, "", "restore", "--data", filepath.Join(dir, "whole"), target)
				if err := os.RemoveAll(filepath.Join(dir, "whole")); err != nil {
					t.Fatal(err)
				}
			}
		}
	}
	restored := filepath.Join(dir, "restored")
	cut := 0
	for _, wait := range []time.Duration{200, 500, 800} {
		if !killedAfter(t, wait*time.Millisecond, "restore", "--data", restored, full) {
			continue
		}
		if left, err := os.ReadDir(restored); err == nil && len(left) > 0 {
			if _, errs := casus(t, exitFailed, "", "export", "--data", restored); !strings.Contains(errs, "a restore into this folder is not complete") {
				t.Errorf("after a restore was killed: %s", errs)
			}
			cut++
		}
	}
	t.Logf("%d restores were cut off in the middle", cut)
	if _, err := os.Stat(filepath.Join(restored, "RESTORING")); err == nil || cut == 0 {
		casus(t, 0, "", "restore", "--data", restored, full)
	}
	same("restored after restores that were killed", restored)
}

// killedAfter starts a command and kills it; false where it had ended by then.
func killedAfter(t *testing.T, wait time.Duration, args ...string) bool {
	t.Helper()
	c := program(args...)
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	ended := make(chan error, 1)
	go func() { ended <- c.Wait() }()
	select {
	case err := <-ended:
		if err != nil {
			t.Errorf("casus %s: %v", strings.Join(args, " "), err)
		}
		return false
	case <-time.After(wait):
		_ = c.Process.Kill()
		t.Logf("killed: %v", <-ended)
		return true
	}
}
