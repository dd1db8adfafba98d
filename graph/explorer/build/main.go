// Command build makes dist, the explorer as browsers get it, out of its sources: npm ci, generated types, type check, bundle.
// It runs in the explorer's folder (go generate). Where there is no Node of the version that package.json asks for, or no
// network for its packages, it cannot; it then says so, and fails only if dist was not built from the sources as they are.
package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"

	"casus/graph/explorer/sources"
)

const (
	record = "dist/sources.sha256"
	// oldestNode is the first major version that the build tools run on.
	oldestNode = 20
)

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, "build the explorer:", err)
		os.Exit(1)
	}
}

func run() error {
	sum, err := sources.Sum(os.DirFS("."))
	if err != nil {
		return err
	}
	if err := install(); err != nil {
		built, readErr := os.ReadFile(record)
		if readErr != nil || strings.TrimSpace(string(built)) != sum {
			return fmt.Errorf("dist is not what its sources make, and cannot be made here: %w", err)
		}
		fmt.Fprintln(os.Stderr, "build the explorer: NOT BUILT ANEW, dist is compared with its sources by checksum only:", err)
		return nil
	}
	if err := npm("run", "--silent", "build"); err != nil {
		return err
	}
	// The types that the build generates are among the sources.
	if sum, err = sources.Sum(os.DirFS(".")); err != nil {
		return err
	}
	return os.WriteFile(record, []byte(sum+"\n"), 0o644)
}

// install brings the packages that package-lock.json names, unless they are there.
func install() error {
	version, err := exec.Command("node", "--version").Output()
	if err != nil {
		return fmt.Errorf("node: %w", err)
	}
	major, _, _ := strings.Cut(strings.TrimPrefix(strings.TrimSpace(string(version)), "v"), ".")
	if n, err := strconv.Atoi(major); err != nil || n < oldestNode {
		return fmt.Errorf("node %s is too old, %d or newer is needed", strings.TrimSpace(string(version)), oldestNode)
	}
	want, err := os.ReadFile("package-lock.json")
	if err != nil {
		return err
	}
	stamp := filepath.Join("node_modules", ".casus-lock")
	if have, err := os.ReadFile(stamp); err == nil && bytes.Equal(have, want) {
		return nil
	}
	if err := npm("ci", "--no-audit", "--no-fund", "--loglevel=error"); err != nil {
		return err
	}
	return os.WriteFile(stamp, want, 0o644)
}

func npm(args ...string) error {
	var out bytes.Buffer
	c := exec.Command("npm", args...)
	c.Stdout, c.Stderr = &out, &out
	if err := c.Run(); err != nil {
		if _, ok := errors.AsType[*exec.ExitError](err); ok {
			_, _ = os.Stderr.Write(out.Bytes())
		}
		return fmt.Errorf("npm %s: %w", strings.Join(args, " "), err)
	}
	return nil
}
