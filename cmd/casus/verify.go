package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"

	"casus/store"
)

type verifyCommand struct {
	bounded
	Temp  string `help:"Where to build the indexes anew for comparison; it takes about as much room as the data folder." type:"existingdir" placeholder:"DIR"`
	Limit int    `help:"How many differences of each index to tell." default:"20" placeholder:"N"`
	JSON  bool   `help:"Print what was found as a JSON object."`
}

func (c *verifyCommand) Help() string {
	return `Checks the checksums of all files, sees that the journal is without a gap, builds every index anew in a temporary folder and compares
it, record by record, with what is there. What differs is told, and the exit status is 1. The data folder is not changed; it may be
served meanwhile.

Of a damaged file nothing is answered: make a new folder of what can be read ("casus rescue") or of backups ("casus restore"). Indexes
that differ from a sound journal are built anew by "casus reindex".

Example:
  casus verify --data ~/syria`
}

func (c *verifyCommand) Run(ctx context.Context, a *app) error {
	v, err := c.verify(ctx, a)
	if err != nil {
		return err
	}
	if c.JSON {
		err = a.printJSON(v)
	} else {
		printVerification(a.out, v)
	}
	if err == nil && !v.Sound() {
		return errPartly
	}
	return err
}

func (c *verifyCommand) verify(ctx context.Context, a *app) (v store.Verification, err error) {
	o := store.VerifyOptions{Temp: c.Temp, Limit: c.Limit}
	memory, end, err := c.bound()
	if err != nil {
		return v, err
	}
	defer end()
	s, err := a.openWithin(ctx, memory)
	if errors.Is(err, store.ErrLocked) {
		var answer bytes.Buffer
		if asked, err := askCaretaker(ctx, a.data, "/caretaker/verify", verifyQuestion{c.Temp, c.Limit}, &answer); asked {
			return v, errors.Join(err, json.Unmarshal(answer.Bytes(), &v))
		}
	}
	if err != nil {
		return v, err
	}
	defer func() { err = errors.Join(err, s.Close()) }()
	bar := a.progress("verify", "records")
	defer bar.finish()
	o.Progress = func(stage string, done, total uint64) {
		bar.note("verify: " + stage)
		bar.set(int64(done), int64(total))
	}
	return s.Verify(ctx, o)
}

// verifyQuestion is what a server is asked.
type verifyQuestion struct {
	Temp  string `json:"temp"`
	Limit int    `json:"limit"`
}

func printVerification(w io.Writer, v store.Verification) {
	for _, d := range v.Damages {
		fmt.Fprintf(w, "damaged: %s\n", d)
	}
	for _, d := range v.Differences {
		switch {
		case d.Is == "":
			fmt.Fprintf(w, "%s: %s: is missing: %s\n", d.View, d.Key, d.ShouldBe)
		case d.ShouldBe == "":
			fmt.Fprintf(w, "%s: %s: should not be there: %s\n", d.View, d.Key, d.Is)
		default:
			fmt.Fprintf(w, "%s: %s: is %s, should be %s\n", d.View, d.Key, d.Is, d.ShouldBe)
		}
	}
	for _, view := range slices.Sorted(maps.Keys(v.Differing)) {
		fmt.Fprintf(w, "%s: %s records differ from the journal\n", view, comma(int(v.Differing[view])))
	}
	if v.Sound() {
		fmt.Fprintf(w, "sound: %s journal entries, %s records of all indexes compared\n", comma(int(v.Position)), comma(int(v.Records)))
	}
}
