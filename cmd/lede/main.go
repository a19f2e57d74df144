package main

import (
	"fmt"
	"os"

	"lede/model"
	"lede/ui"
)

func main() {
	o := ui.Options{Open: model.Open}
	if len(os.Args) > 1 {
		art, err := model.Open(model.Source(os.Args[1]))
		if err != nil {
			fmt.Fprintln(os.Stderr, "lede:", err)
			os.Exit(1)
		}
		o.Article = art
	}
	if err := ui.Run(o); err != nil {
		fmt.Fprintln(os.Stderr, "lede:", err)
		os.Exit(1)
	}
}
