package main

import (
	"bytes"
	"context"
	"crypto/rand"
	"crypto/subtle"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"log/slog"
	"net"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"time"

	"casus/store"
)

// A server holds its data folder, so that other commands of the same user that need the store ask the server for it. It leaves a note in the
// folder with its address and a password made for this run; whoever can read the note can read the data as well, and nobody else is
// let in.

// servingFile is the note.
const servingFile = "SERVING"

type servingNote struct {
	URL      string `json:"url"`
	Password string `json:"password"`
}

// caretaker answers other commands from a server's store.
type caretaker struct {
	store    *store.Store
	dir      string
	log      *slog.Logger
	password string
}

// announce leaves the note.
func (k *caretaker) announce(address string) error {
	if k == nil {
		return nil
	}
	u, err := url.Parse(address)
	if err != nil {
		return err
	}
	// A server that listens on every address of the machine is asked on loopback.
	if ip := net.ParseIP(u.Hostname()); ip != nil && ip.IsUnspecified() {
		u.Host = net.JoinHostPort("localhost", u.Port())
	}
	note, err := json.Marshal(servingNote{u.String(), k.password})
	if err != nil {
		return err
	}
	return writeWhole(filepath.Join(k.dir, servingFile), func(w io.Writer) error {
		_, err := w.Write(note)
		return err
	})
}

// leave takes the note away.
func (k *caretaker) leave() error {
	if err := os.Remove(filepath.Join(k.dir, servingFile)); !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}

// beside puts the caretaker's door beside a handler.
func (k *caretaker) beside(next http.Handler) http.Handler {
	if k == nil {
		return next
	}
	k.password = rand.Text()
	mux := http.NewServeMux()
	mux.Handle("/", next)
	mux.Handle("POST /caretaker/backup", k.guarded(k.backup))
	mux.Handle("POST /caretaker/verify", k.guarded(k.verify))
	return mux
}

func (k *caretaker) guarded(next http.HandlerFunc) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		given, ok := strings.CutPrefix(r.Header.Get("Authorization"), "Bearer ")
		if !ok || subtle.ConstantTimeCompare([]byte(given), []byte(k.password)) != 1 {
			http.Error(w, "not for you", http.StatusForbidden)
			return
		}
		next(w, r)
	})
}

// backup streams a backup. What goes wrong after the first byte ends the connection early, and the file is seen to be cut off.
func (k *caretaker) backup(w http.ResponseWriter, r *http.Request) {
	var o store.BackupOptions
	if err := json.NewDecoder(http.MaxBytesReader(w, r.Body, 1<<16)).Decode(&o.Since); err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
		return
	}
	o.Made = time.Now()
	out := &counted{w: w}
	if _, err := k.store.Backup(r.Context(), out, o); err != nil {
		k.log.WarnContext(r.Context(), "backup", "error", err)
		if out.n > 0 {
			panic(http.ErrAbortHandler)
		}
		http.Error(w, err.Error(), http.StatusConflict)
	}
}

func (k *caretaker) verify(w http.ResponseWriter, r *http.Request) {
	var q verifyQuestion
	if err := json.NewDecoder(http.MaxBytesReader(w, r.Body, 1<<16)).Decode(&q); err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
		return
	}
	v, err := k.store.Verify(r.Context(), store.VerifyOptions{Temp: q.Temp, Limit: q.Limit})
	if err != nil {
		http.Error(w, err.Error(), http.StatusConflict)
		return
	}
	// An error here is a command that has gone.
	_ = json.NewEncoder(w).Encode(v)
}

// counted counts what is written.
type counted struct {
	w io.Writer
	n int64
}

func (c *counted) Write(p []byte) (int, error) {
	n, err := c.w.Write(p)
	c.n += int64(n)
	return n, err
}

// readNote is the note that a server has left in a folder; ok is false where none has.
func readNote(dir string) (note servingNote, ok bool, err error) {
	b, err := os.ReadFile(filepath.Join(dir, servingFile))
	if errors.Is(err, fs.ErrNotExist) {
		return note, false, nil
	}
	if err != nil {
		return note, true, err
	}
	if err := json.Unmarshal(b, &note); err != nil {
		return note, true, fmt.Errorf("%s: %w", filepath.Join(dir, servingFile), err)
	}
	return note, true, nil
}

// elsewhere adds to an error that says that a folder is in use where a server that holds it gives the same: instead makes that of the
// server's address.
func elsewhere(err error, dir string, instead func(url string) string) error {
	if !errors.Is(err, store.ErrLocked) {
		return err
	}
	note, ok, noteErr := readNote(dir)
	if !ok || noteErr != nil {
		return err
	}
	return fmt.Errorf("%w. The server that holds it gives the same:\n  %s", err, instead(note.URL))
}

// askCaretaker has the server that holds a folder answer a request; ok is false where no server has left a note.
func askCaretaker(ctx context.Context, dir, path string, question any, w io.Writer) (ok bool, err error) {
	note, ok, err := readNote(dir)
	if !ok || err != nil {
		return ok, err
	}
	body, err := json.Marshal(question)
	if err != nil {
		return true, err
	}
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, note.URL+path, bytes.NewReader(body))
	if err != nil {
		return true, err
	}
	req.Header.Set("Authorization", "Bearer "+note.Password)
	// The server is on this machine: no proxy is to see the password.
	client := &http.Client{Transport: &http.Transport{}}
	defer client.CloseIdleConnections()
	res, err := client.Do(req)
	if err != nil {
		return true, fmt.Errorf("ask the server that holds %s: %w", dir, err)
	}
	defer res.Body.Close()
	if res.StatusCode != http.StatusOK {
		why, _ := io.ReadAll(io.LimitReader(res.Body, 1<<12))
		return true, fmt.Errorf("the server that holds %s answers %s: %s", dir, res.Status, bytes.TrimSpace(why))
	}
	if _, err := io.Copy(w, res.Body); err != nil {
		return true, fmt.Errorf("the server that holds %s broke off: %w", dir, err)
	}
	return true, nil
}
