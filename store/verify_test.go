package store

import (
	"context"
	"encoding/binary"
	"errors"
	"os"
	"strings"
	"testing"

	"github.com/dgraph-io/badger/v4"

	"casus/schema"
)

func verified(t testing.TB, s *Store, o VerifyOptions) Verification {
	t.Helper()
	v, err := s.Verify(context.Background(), o)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// tamper changes a store behind its back.
func tamper(t testing.TB, s *Store, change func(t *badger.Txn) error) {
	t.Helper()
	if err := s.update(change); err != nil {
		t.Fatal(err)
	}
}

// retract corrects the store, so that it has a correction: it takes an article back.
func retract(t testing.TB, s *Store, x *schema.Extraction) {
	t.Helper()
	mustCorrect(t, s, by(schema.RetractArticle, schema.ArticleID(x.Article), 1))
}

// firstRecord is the first record of a family, as Badger has it.
func firstRecord(t testing.TB, s *Store, f family) (key, val []byte) {
	t.Helper()
	err := s.db.View(func(tx *badger.Txn) error {
		o := badger.DefaultIteratorOptions
		o.Prefix = []byte{byte(f)}
		it := tx.NewIterator(o)
		defer it.Close()
		it.Rewind()
		if !it.Valid() {
			t.Fatalf("the sample has nothing in family %q", f)
		}
		key = it.Item().KeyCopy(nil)
		var err error
		val, err = it.Item().ValueCopy(nil)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return key, val
}

// TestVerifyNamesWhatWasTamperedWith drops, changes and adds a record of each view.
func TestVerifyNamesWhatWasTamperedWith(t *testing.T) {
	s := open(t)
	small1.fill(t, s, 0, 30)
	retract(t, s, small1.article(3))
	if err := s.foldAll(0); err != nil {
		t.Fatal(err)
	}
	if v := verified(t, s, VerifyOptions{}); !v.Sound() || v.Position != 31 || v.Records < 1000 {
		t.Fatalf("nothing was changed: %+v", v)
	}
	for _, f := range views {
		key, val := firstRecord(t, s, f)
		name := viewNames[f]
		if name == "" {
			t.Fatalf("family %q has no name", f)
		}
		foreign := append([]byte{byte(f)}, "zz\x00 none of ours"...)
		for what, change := range map[string]func(t *badger.Txn) error{
			"dropped": func(t *badger.Txn) error { return t.Delete(key) },
			"changed": func(t *badger.Txn) error { return t.Set(key, append([]byte("?"), val...)) },
			"added":   func(t *badger.Txn) error { return t.Set(foreign, []byte("{}")) },
		} {
			tamper(t, s, change)
			v := verified(t, s, VerifyOptions{Limit: 3})
			told := v.Differing[name] > 0
			for _, d := range v.Damages {
				told = told || strings.HasPrefix(d, name+": ")
			}
			if !told || len(v.Differing) > 1 {
				t.Errorf("%s: a record %s: %+v", name, what, v)
			}
			for _, d := range v.Differences {
				if d.View != name || d.Key == "" || d.Is == d.ShouldBe {
					t.Errorf("%s: a record %s: told as %+v", name, what, d)
				}
			}
			if len(v.Differences) > 3 {
				t.Errorf("%d differences told", len(v.Differences))
			}
			tamper(t, s, func(t *badger.Txn) error { return errors.Join(t.Set(key, val), t.Delete(foreign)) })
		}
	}
	if v := verified(t, s, VerifyOptions{}); !v.Sound() {
		t.Errorf("everything was put back: %+v", v)
	}
}

// TestVerifyLooksThroughTheJournal drops, adds and spoils entries.
func TestVerifyLooksThroughTheJournal(t *testing.T) {
	s := open(t)
	small1.fill(t, s, 0, 10)
	var fourth []byte
	tamper(t, s, func(t *badger.Txn) (err error) {
		fourth, err = value(t, journalKey(4))
		return errors.Join(err, t.Delete(journalKey(4)))
	})
	if v := verified(t, s, VerifyOptions{}); len(v.Damages) != 1 || !strings.Contains(v.Damages[0], "where entry 4 should be") {
		t.Errorf("an entry is missing: %+v", v)
	}
	tamper(t, s, func(t *badger.Txn) error {
		return errors.Join(t.Set(journalKey(4), fourth), t.Set(journalKey(11), fourth))
	})
	if v := verified(t, s, VerifyOptions{}); len(v.Damages) != 1 {
		t.Errorf("an entry too many: %+v", v)
	}
	tamper(t, s, func(t *badger.Txn) error {
		return errors.Join(t.Delete(journalKey(11)), t.Set(appliedKey, binary.BigEndian.AppendUint64(nil, 9)))
	})
	if v := verified(t, s, VerifyOptions{}); len(v.Damages) != 1 || !strings.Contains(v.Damages[0], "ends at entry 10, the views at 9") {
		t.Errorf("an entry was not applied: %+v", v)
	}
	tamper(t, s, func(t *badger.Txn) error {
		return errors.Join(t.Set(appliedKey, binary.BigEndian.AppendUint64(nil, 10)), t.Set(journalKey(4), fourth[:len(fourth)-1]))
	})
	if v := verified(t, s, VerifyOptions{}); len(v.Damages) != 1 || !strings.Contains(v.Damages[0], "journal entry 4") {
		t.Errorf("an entry is spoilt: %+v", v)
	}
}

// TestVerifyOnDisk verifies while articles come in, ends early, and leaves nothing behind.
func TestVerifyOnDisk(t *testing.T) {
	s, temp := openDir(t, t.TempDir()), t.TempDir()
	small1.fill(t, s, 0, 20)
	more := 20
	v := verified(t, s, VerifyOptions{Temp: temp, Progress: func(stage string, done, _ uint64) {
		if stage == "build" && done%5 == 0 {
			small1.fill(t, s, more, more+1)
			more++
		}
	}})
	if !v.Sound() || v.Position != 20 {
		t.Errorf("while articles came in: %+v", v)
	}
	cut, cancel := context.WithCancel(context.Background())
	if _, err := s.Verify(cut, VerifyOptions{Temp: temp, Progress: func(string, uint64, uint64) { cancel() }}); !errors.Is(err, context.Canceled) {
		t.Errorf("cut off: %v", err)
	}
	if left, err := os.ReadDir(temp); err != nil || len(left) > 0 {
		t.Errorf("left: %v, %v", left, err)
	}
}
