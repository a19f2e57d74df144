package main

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime/debug"
	"slices"
	"strconv"
	"strings"

	"github.com/atotto/clipboard"
	"github.com/charmbracelet/x/term"
	"github.com/spf13/cobra"

	"lede/model"
	"lede/ui"
)

const rootHelp = `lede reads an article in the terminal: its sections in one pane, its text beside them.

  lede FILE…              open the first; Esc leads to the list of all
  lede DIR                choose among the files of a folder, or of an archive
  … | lede                read what another program writes (also: lede -)
  lede                    choose among what you read lately or put aside, and the
                          articles that come with lede
  lede seed:tour          open one of them: the tour, which teaches the keys
  lede man:printf.3       read a page of the manual; also: lede man 3 printf
  lede https://…          open a page of the web; github:owner/repo is the README of
                          a project, rfc:9110 an RFC
  lede FILE >OUT          print the text as it is shown, since OUT is no terminal

  lede outline FILE       print the sections as a tree, or with --json for programs
  lede add FILE…          put articles aside, to read them later
  lede forget FILE…       remove what is kept of them; --all removes all
  lede find WORDS…        search all that you read or put aside
  lede notes [FILE]       print bookmarks, highlights and notes as Markdown, or with
                          --json for programs
  lede import FILE…       put aside what others have kept: folders, bookmarks, exports
  lede export             write all that is kept as JSON
  lede formats            list what lede can read
  lede completion SHELL   print the completions for bash, zsh, fish or powershell

Flags:
  -w, --width N           columns of the text; 72 unless told, and 80 in print
      --color WHEN        auto: colours in the terminal, none in print; always: in
                          print too; never: in neither
  -F, --quit-if-one-screen
                          print a text that fits on the screen, and quit
      --encoding NAME     how letters are written, such as windows-1252, if lede
                          gets it wrong
      --format NAME       what the text is, if lede gets it wrong: lede formats
                          lists the names
      --private           keep nothing of what is read, and recall nothing
  -h, --help              print this; also: lede outline --help
  -v, --version           print the version

While you read, ? shows the keys and q quits.
A file that is called like a command opens with its folder: lede ./outline
Where names follow it, man is such a command: lede man printf reads printf(3).
`

// options are the flags of the root command.
type options struct {
	width   columns
	color   when
	fit     bool
	as      model.As
	private bool
	find    string // words to search for in the library
	version bool
}

// newRoot returns the whole command.
func newRoot() *cobra.Command {
	o := options{color: "auto"}
	root := &cobra.Command{
		Use:               "lede [FILE…]",
		Long:              rootHelp,
		Args:              cobra.ArbitraryArgs, // else cobra takes a missing file for an unknown command
		SilenceErrors:     true,
		SilenceUsage:      true,
		ValidArgsFunction: completeArticle,
		CompletionOptions: cobra.CompletionOptions{DisableDefaultCmd: true},
		RunE: func(_ *cobra.Command, args []string) error {
			if o.version {
				return printVersion(os.Stdout)
			}
			if err := o.as.Check(); err != nil {
				return misused("%w", err)
			}
			if o.private {
				os.Setenv(private, "1") // whatever keeps something asks
			}
			return read(manual(args), o)
		},
	}
	root.Flags().VarP(&o.width, "width", "w", "columns of the text")
	root.Flags().Var(&o.color, "color", "colours in print: auto, always or never")
	root.Flags().BoolVarP(&o.fit, "quit-if-one-screen", "F", false, "print a text that fits on the screen, and quit")
	addHow(root, &o.as)
	root.Flags().BoolVar(&o.private, "private", false, "keep nothing of what is read, and recall nothing")
	root.Flags().BoolVarP(&o.version, "version", "v", false, "print the version")
	must(root.RegisterFlagCompletionFunc("color", cobra.FixedCompletions([]string{"auto", "always", "never"}, cobra.ShellCompDirectiveNoFileComp)))
	must(root.RegisterFlagCompletionFunc("width", cobra.NoFileCompletions))
	root.SetFlagErrorFunc(func(c *cobra.Command, err error) error {
		return misused("%w; %s --help shows the flags", err, c.CommandPath())
	})
	root.SetHelpFunc(func(c *cobra.Command, _ []string) { fmt.Fprint(c.OutOrStdout(), c.Long) })
	root.AddCommand(newOutline(), newFormats(), newCompletion(), newAdd(), newForget(), newNotes(), newFind(), newImport(), newExport())
	setHelpCommand(root)
	cobra.MousetrapHelpText = "" // a double click on Windows shows the built-in articles
	return root
}

// setHelpCommand gives root the command "help", which says the same as the flag.
func setHelpCommand(root *cobra.Command) {
	help := &cobra.Command{
		Use:    "help [COMMAND]",
		Hidden: true,
		RunE: func(_ *cobra.Command, args []string) error {
			about, rest, err := root.Find(args)
			if err != nil || len(rest) > 0 {
				return misused("help: there is no such command; lede --help shows all")
			}
			return about.Help()
		},
	}
	root.SetHelpCommand(help)
	// cobra offers the help command where a file is to be completed, even if it is hidden.
	cobra.OnInitialize(func() { root.RemoveCommand(help) })
}

// must stops the program for what only a wrong program can bring about.
func must(err error) {
	if err != nil {
		panic(err)
	}
}

// open returns what opens an article in the ui. What the reader says of the texts that the arguments name doesn't hold for those that
// they link to.
func (o options) open(args []string) func(model.Request) (*model.Article, error) {
	return func(r model.Request) (*model.Article, error) {
		src := string(r.Source)
		if slices.ContainsFunc(args, func(arg string) bool {
			if schemes().IsRemote(r.Source) { // what else its server has, a link leads to
				return arg == src || strings.HasPrefix(arg, src+"#")
			}
			return arg == src || arg == filepath.Dir(src) || strings.HasPrefix(src, arg+"/")
		}) {
			r.As = o.as
		}
		return open(r)
	}
}

// printing reports whether standard output is no terminal that something could be shown on.
func printing() bool { return !term.IsTerminal(os.Stdout.Fd()) || os.Getenv("TERM") == "dumb" }

// read shows what the arguments name, or prints it where there is no terminal to show it on.
func read(args []string, o options) error {
	if len(args) == 0 && !term.IsTerminal(os.Stdin.Fd()) {
		args = []string{"-"}
	}
	if printing() {
		return printAll(os.Stdout, args, o)
	}
	if o.color == "never" {
		os.Setenv("NO_COLOR", "1")
	}
	// The collector would take 1 to 2 ms from the first page, for the little that the start of the libraries has left behind.
	usual := debug.SetGCPercent(400)
	show := ui.Options{Open: o.open(args), Width: int(o.width), Browse: browse, Watch: true, List: list, Look: look, Schemes: schemes(), Shown: func() { debug.SetGCPercent(usual) }}
	if os.Getenv(private) == "" {
		m := new(memory)
		defer m.close()
		show.Store = m
	}
	if !clipboard.Unsupported {
		show.Copy = clipboard.WriteAll
	}
	if len(args) == 0 {
		show.Library, show.Shelf, show.Find = builtIn(), true, o.find
		return ui.Run(show)
	}
	entries, at, err := listed(args)
	if err != nil {
		return err
	}
	if len(args) > 1 || at != "" {
		show.Library, show.Folder = entries, at
	}
	switch src := entries[0].Source; {
	case at != "", entries[0].Folder:
	case schemes().IsRemote(src) && !o.fit:
		show.Source, show.Fragment, _ = schemes().Link("", string(src))
	default:
		if show.Article, err = show.Open(model.Request{Source: entries[0].Source}); err != nil {
			return err
		}
		if o.fit && len(args) == 1 {
			if done, err := printIfFits(os.Stdout, show.Article, o); done || err != nil {
				return err
			}
		}
	}
	return ui.Run(show)
}

// columns is the value of a flag: a width in columns from 20 to 1000, 0 if it was not given.
type columns int

// String implements pflag.Value.
func (c *columns) String() string {
	if *c == 0 {
		return ""
	}
	return strconv.Itoa(int(*c))
}

// Set implements pflag.Value.
func (c *columns) Set(s string) error {
	n, err := strconv.Atoi(s)
	if err != nil || n < 20 || n > 1000 {
		return fmt.Errorf("it is a number of columns from 20 to 1000")
	}
	*c = columns(n)
	return nil
}

// Type implements pflag.Value.
func (c *columns) Type() string { return "columns" }

// when is the value of a flag: auto, always or never.
type when string

// String implements pflag.Value.
func (w *when) String() string { return string(*w) }

// Set implements pflag.Value.
func (w *when) Set(s string) error {
	switch s {
	case "auto", "always", "never":
		*w = when(s)
		return nil
	}
	return fmt.Errorf("it is auto, always or never")
}

// Type implements pflag.Value.
func (w *when) Type() string { return "when" }
