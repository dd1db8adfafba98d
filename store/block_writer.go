package store

import (
	"errors"

	"github.com/dgraph-io/badger/v4"
)

// blockWriter writes blocks in transactions as large as Badger takes. What comes in place of one block is in one of them: of a block that is split or begins
// elsewhere, postings that no operation tells of would otherwise be missing for who reads between two transactions, and for good where the process ends there.
type blockWriter struct {
	db *badger.DB
	t  *badger.Txn
	// count and size are of what the transaction has, at the most.
	count, size int64
}

// blockChange is a block to be written; without a value one to be deleted.
type blockChange struct{ key, value []byte }

// changeOverhead is what Badger counts for a change besides its key and its value, at the most.
const changeOverhead = 16

func newBlockWriter(db *badger.DB) *blockWriter {
	return &blockWriter{db: db, t: db.NewTransaction(true)}
}

// write writes what comes in place of one block. Only what no transaction has room for comes in several.
func (w *blockWriter) write(changes []blockChange) error {
	count, size := int64(len(changes)), int64(0)
	for i := range changes {
		size += changes[i].size()
	}
	if w.count > 0 && (w.count+count >= w.db.MaxBatchCount() || w.size+size >= w.db.MaxBatchSize()) {
		if err := w.commit(); err != nil {
			return err
		}
	}
	for i := range changes {
		err := changes[i].in(w.t)
		if errors.Is(err, badger.ErrTxnTooBig) {
			if err = w.commit(); err == nil {
				err = changes[i].in(w.t)
			}
		}
		if err != nil {
			return err
		}
		w.count++
		w.size += changes[i].size()
	}
	return nil
}

func (c *blockChange) size() int64 { return int64(len(c.key)+len(c.value)) + changeOverhead }

func (c *blockChange) in(t *badger.Txn) error {
	if c.value == nil {
		return t.Delete(c.key)
	}
	return t.Set(c.key, c.value)
}

func (w *blockWriter) commit() error {
	err := w.t.Commit()
	w.t, w.count, w.size = w.db.NewTransaction(true), 0, 0
	return err
}

// flush writes what is not written yet. The writer is done with.
func (w *blockWriter) flush() error { return w.t.Commit() }

// cancel gives up what is not written yet; after flush it does nothing.
func (w *blockWriter) cancel() { w.t.Discard() }
