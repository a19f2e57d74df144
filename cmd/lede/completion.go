package main

import (
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"
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
	if strings.HasPrefix(begun, seedPrefix) {
		var found []string
		for _, e := range builtIn() {
			if strings.HasPrefix(string(e.Source), begun) {
				found = append(found, cobra.CompletionWithDesc(string(e.Source), e.Title))
			}
		}
		return found, cobra.ShellCompDirectiveNoFileComp
	}
	if c.HasParent() || len(args) > 0 || begun == "" {
		return nil, cobra.ShellCompDirectiveDefault
	}
	if files, err := filepath.Glob(begun + "*"); err != nil || len(files) > 0 {
		return nil, cobra.ShellCompDirectiveDefault
	}
	var found []string
	for _, name := range append(commandNames(), seedPrefix) {
		if strings.HasPrefix(name, begun) {
			found = append(found, name)
		}
	}
	if len(found) == 1 && found[0] == seedPrefix {
		return found, cobra.ShellCompDirectiveNoSpace
	}
	return found, cobra.ShellCompDirectiveDefault
}
