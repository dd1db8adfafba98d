package store

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"casus/schema"
)

// After a reindex all tables but what came in since are in one level: nothing is left to be merged.
func TestReindexLeavesOneLevel(t *testing.T) {
	dir := t.TempDir()
	s := openDir(t, dir)
	small1.fill(t, s, 0, 60)
	if err := errors.Join(s.Reindex(context.Background(), nil), s.db.Flatten(1), s.Reindex(context.Background(), nil)); err != nil {
		t.Fatal(err)
	}
	for _, l := range s.db.Levels() {
		if last := l.Level == s.db.Opts().MaxLevels-1; (l.NumTables > 0) != last {
			t.Errorf("level %d has %d tables", l.Level, l.NumTables)
		}
	}
	if _, err := os.Stat(filepath.Join(dir, reindexingFile)); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("the journal is still aside: %v", err)
	}
	if v := verified(t, s, VerifyOptions{}); !v.Sound() {
		t.Errorf("%+v", v)
	}
}

// What is read after a reindex may be kept: no fold of it is under way any more.
func TestReindexEndsItsFolds(t *testing.T) {
	s := open(t)
	s.foldSize = 50
	small1.fill(t, s, 0, 3)
	page, err := s.ListArticles(context.Background(), schema.ArticleFilter{}, schema.EndOfTime, schema.Page{First: 1})
	if err != nil {
		t.Fatal(err)
	}
	// What is behind a correction is applied one by one.
	mustCorrect(t, s, by(schema.RetractArticle, page.Items[0].ID, 0))
	small1.fill(t, s, 3, 12)
	if err := s.Reindex(context.Background(), nil); err != nil {
		t.Fatal(err)
	}
	s.write.Lock()
	defer s.write.Unlock()
	if s.fold != nil {
		t.Error("a fold is under way")
	}
}

// A process that ends while the journal is aside loses nothing of it, wherever that is.
func TestReindexCutOffWithTheJournalAside(t *testing.T) {
	ctx := context.Background()
	for name, cut := range map[string]func(s *Store) error{
		"before the file is whole": func(s *Store) error {
			return os.WriteFile(filepath.Join(s.db.Opts().Dir, reindexingFile+".tmp"), []byte("half"), 0o600)
		},
		"before the tables are dropped": func(s *Store) error {
			a, err := s.setAside(ctx, s.journal.(*localJournal))
			return errors.Join(err, a.leave())
		},
		"after the tables are dropped": func(s *Store) error {
			a, err := s.setAside(ctx, s.journal.(*localJournal))
			return errors.Join(err, a.leave(), s.db.DropAll())
		},
		"in the middle": func(s *Store) error {
			cut, cancel := context.WithCancel(ctx)
			if err := s.Reindex(cut, func(done, _ uint64) {
				if done == 20 {
					cancel()
				}
			}); !errors.Is(err, context.Canceled) {
				return errors.New("not cut off")
			}
			// What would be read of the journal then is not all of it.
			if err := s.ReadJournal(ctx, 1, func(uint64, Entry) error { return nil }); !errors.Is(err, ErrIncomplete) {
				return errors.New("a journal that is aside was read")
			}
			return nil
		},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			s := openDir(t, dir)
			ids := small1.fill(t, s, 0, 40)
			m := by(schema.MergeEvents, ids[0], 0)
			m.Others = ids[1:2]
			mustCorrect(t, s, m)
			small1.fill(t, s, 40, 50)
			want := dump(t, s)
			if err := errors.Join(cut(s), s.Close()); err != nil {
				t.Fatal(err)
			}
			s, err := Open(Options{Dir: dir, LeaveReindex: true})
			if err != nil {
				t.Fatal(err)
			}
			if name != "before the file is whole" {
				_, err := s.Append(ctx, small1.article(50))
				_, read := s.Timeline(ctx, schema.TimelineQuery{Page: schema.Page{First: 1}})
				if s.Complete() || !errors.Is(err, ErrIncomplete) || !errors.Is(read, ErrIncomplete) {
					t.Errorf("left as it is: complete %v, append %v, timeline %v", s.Complete(), err, read)
				}
			}
			if err := s.Close(); err != nil {
				t.Fatal(err)
			}
			if s, err = Open(Options{Dir: dir, LeaveReindex: true}); err == nil {
				err = s.Reindex(ctx, nil)
			}
			if err != nil {
				t.Fatal(err)
			}
			if got := dump(t, s); got != want {
				t.Error("reindexed by hand:", firstDifference(got, want))
			}
			if err := errors.Join(cut(s), s.Close()); err != nil {
				t.Fatal(err)
			}
			s = openDir(t, dir)
			if got := dump(t, s); got != want {
				t.Error(firstDifference(got, want))
			}
			if left, err := filepath.Glob(filepath.Join(dir, reindexingFile+"*")); err != nil || len(left) > 0 {
				t.Errorf("%v is left, %v", left, err)
			}
			if v := verified(t, s, VerifyOptions{}); !v.Sound() {
				t.Errorf("%+v", v)
			}
		})
	}
}
