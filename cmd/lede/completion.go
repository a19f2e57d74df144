package main

import (
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"lede/model"
)

const completionHelp = `lede completion SHELL prints the script by which a shell completes lede's arguments.

  bash         source <(lede completion bash)         in ~/.bashrc; needs bash-completion
  zsh          source <(lede completion zsh)          in ~/.zshrc, after compinit
  fish         lede completion fish | source          in ~/.config/fish/config.fish
  powershell   lede completion powershell | Out-String | Invoke-Expression
                                                      in the file that $PROFILE names
`

// newCompletion returns the command that prints a shell's completions.
func newCompletion() *cobra.Command {
	shells := []string{"bash", "zsh", "fish", "powershell"}
	return &cobra.Command{
		Use:       "completion SHELL",
		Long:      completionHelp,
		Hidden:    true, // cobra would offer it where a file is to be completed
		ValidArgs: shells,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 || !slices.Contains(shells, args[0]) {
				return misused("completion takes the name of a shell: bash, zsh, fish or powershell")
			}
			return nil
		},
		RunE: func(c *cobra.Command, args []string) error {
			keepPipeErrors()
			switch root := c.Root(); args[0] {
			case "bash":
				return written(root.GenBashCompletionV2(os.Stdout, true))
			case "zsh":
				return written(root.GenZshCompletion(os.Stdout))
			case "fish":
				return written(root.GenFishCompletion(os.Stdout, true))
			default:
				return written(root.GenPowerShellCompletionWithDesc(os.Stdout))
			}
		},
	}
}

// completeArticle completes the names of built-in articles, and those of commands where no file begins
// like them; the shell itself completes files.
func completeArticle(c *cobra.Command, args []string, begun string) ([]string, cobra.ShellCompDirective) {
	if row := schemes().Of(model.Source(begun)); row != nil {
		return completeNames(row, begun), cobra.ShellCompDirectiveNoFileComp
	}
	if !c.HasParent() && len(args) > 0 && args[0] == "man" {
		return model.ManNames(args[1:], begun), cobra.ShellCompDirectiveNoFileComp
	}
	if c.HasParent() || len(args) > 0 || begun == "" {
		return nil, cobra.ShellCompDirectiveDefault
	}
	if files, err := filepath.Glob(begun + "*"); err != nil || len(files) > 0 {
		return nil, cobra.ShellCompDirectiveDefault
	}
	names, how := append(commandNames(), "man"), cobra.ShellCompDirectiveDefault
	for _, row := range schemes() {
		names = append(names, row.Prefix)
	}
	names = slices.DeleteFunc(names, func(name string) bool { return !strings.HasPrefix(name, begun) })
	if len(names) == 1 && schemes().Of(model.Source(names[0])) != nil {
		how = cobra.ShellCompDirectiveNoSpace
	}
	return names, how
}

// completeNames returns the sources of a scheme that begin like what was typed, with their titles.
func completeNames(row *model.Scheme, begun string) []string {
	var found []string
	if row.Names == nil {
		return nil
	}
	for _, src := range row.Names() {
		if !strings.HasPrefix(string(src), begun) {
			continue
		}
		title := ""
		if art, err := open(model.Request{Source: src}); err == nil && art.ScanAll() == nil {
			title = art.Title()
		}
		found = append(found, cobra.CompletionWithDesc(string(src), title))
	}
	return found
}
