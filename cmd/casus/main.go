// Command casus turns news reports into a timeline of events, actors and relations, and answers questions about them
// over GraphQL.
//
// main.go parses the command line and runs one of the commands, a file each; all of them only wire packages together:
// loaders read, store keeps, graph answers.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"
	"os/signal"
	"path/filepath"
	"syscall"

	"github.com/adrg/xdg"
	"github.com/alecthomas/kong"
	"golang.org/x/term"

	"casus/store"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	// The first signal asks the command to come to an end; the second one finds nobody listening and kills the process.
	context.AfterFunc(ctx, stop)
	os.Exit(run(ctx, os.Args[1:], streams{os.Stdin, os.Stdout, os.Stderr}))
}

// streams are where a command reads and writes: results to out, everything else to err.
type streams struct {
	in       io.Reader
	out, err io.Writer
}

// terminal tells whether somebody is watching what a command writes about its progress.
func (s streams) terminal() bool {
	f, ok := s.err.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}

// The exit statuses.
const (
	exitFailed      = 1
	exitUsage       = 2
	exitInterrupted = 130
)

// errPartly ends a command that has told of all that went wrong already.
var errPartly = errors.New("not everything went well")

// damagedHint says what to do where a file of the data folder is damaged.
const damagedHint = `Nothing is answered from a damaged folder. Keep it as it is, and make a new one of what can be read of it ("casus rescue --to NEW", which says
what is missing), or of your backups ("casus restore --data NEW BACKUPS"). See "Keeping it" in the README.
`

// commandLine is what kong parses.
type commandLine struct {
	Data     string `help:"The folder that the data is kept in." placeholder:"DIR" env:"CASUS_DATA" default:"${data}" type:"path"`
	Lexicon  string `help:"A file of your own names (TSV or JSON lines), which wins over the built-in ones." type:"existingfile" placeholder:"FILE" env:"CASUS_LEXICON"`
	LogLevel string `help:"What to log: debug, info, warn or error." enum:"debug,info,warn,error" default:"info" env:"CASUS_LOG_LEVEL"`
	LogJSON  bool   `help:"Log as JSON lines." name:"log-json" env:"CASUS_LOG_JSON"`

	Demo        demoCommand        `cmd:"" help:"Load the sample corpus into memory, serve it, and print queries to try."`
	Load        loadCommand        `cmd:"" help:"Read articles into the data folder."`
	Serve       serveCommand       `cmd:"" help:"Answer GraphQL queries over HTTP."`
	Extract     extractCommand     `cmd:"" help:"Print what the extractor makes of articles, without storing anything."`
	Export      exportCommand      `cmd:"" help:"Write the timeline or a network for other tools."`
	Eval        evalCommand        `cmd:"" help:"Measure an extraction against reports coded by hand."`
	Correct     correctCommand     `cmd:"" help:"Make corrections: merge, split, rename, mend, retract, undo."`
	Corrections correctionsCommand `cmd:"" help:"Print what analysts have corrected."`
	Reindex     reindexCommand     `cmd:"" help:"Build every index anew from the journal."`
	Verify      verifyCommand      `cmd:"" help:"Check the data folder: every file, and every index against the journal."`
	Backup      backupCommand      `cmd:"" help:"Write all that was loaded into a file, also while it is being served."`
	Restore     restoreCommand     `cmd:"" help:"Make a data folder of backups."`
	Rescue      rescueCommand      `cmd:"" help:"Make a data folder of what can be read of a damaged one."`
	Bench       benchCommand       `cmd:"" help:"Measure loading and asking on a corpus made for it."`
	Version     versionCommand     `cmd:"" help:"Print the version."`
}

// app is what every command gets.
type app struct {
	streams
	data    string
	lexicon string
	log     *slog.Logger
}

// run is the whole program: it returns the exit status. Ending the context is what ctrl-C does.
func run(ctx context.Context, args []string, s streams) (status int) {
	var c commandLine
	exited := false
	parser, err := kong.New(&c, kong.Name("casus"),
		kong.Description("A timeline of conflict events out of news reports: who did what to whom, when and where, who backs whom, who held what, and who says so."),
		kong.Writers(s.out, s.err),
		kong.Exit(func(code int) { exited, status = true, code }),
		kong.Vars{"data": filepath.Join(xdg.DataHome, "casus")},
		kong.ConfigureHelp(kong.HelpOptions{Compact: true}),
		kong.BindTo(ctx, (*context.Context)(nil)))
	if err != nil {
		fmt.Fprintf(s.err, "casus: %v\n", err)
		return exitUsage
	}
	if len(args) == 0 {
		args = []string{"--help"}
	}
	k, err := parser.Parse(args)
	if exited {
		return status
	}
	if err != nil {
		fmt.Fprintf(s.err, "casus: %v\nTry \"casus --help\".\n", err)
		return exitUsage
	}
	err = k.Run(&app{streams: s, data: c.Data, lexicon: c.Lexicon, log: logger(s.err, c.LogLevel, c.LogJSON)})
	switch {
	case ctx.Err() != nil && (errors.Is(err, context.Canceled) || errors.Is(err, errPartly)):
		return exitInterrupted
	case errors.Is(err, errPartly):
		return exitFailed
	case errors.Is(err, store.ErrDamaged):
		fmt.Fprintf(s.err, "casus: %v\n%s", err, damagedHint)
		return exitFailed
	case err != nil:
		fmt.Fprintf(s.err, "casus: %v\n", err)
		return exitFailed
	}
	return 0
}

func logger(w io.Writer, level string, asJSON bool) *slog.Logger {
	var l slog.Level
	// The level is one of kong's enum, all of which slog knows.
	_ = l.UnmarshalText([]byte(level))
	o := &slog.HandlerOptions{Level: l}
	if asJSON {
		return slog.New(slog.NewJSONHandler(w, o))
	}
	return slog.New(slog.NewTextHandler(w, o))
}
