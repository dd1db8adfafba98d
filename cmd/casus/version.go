package main

import (
	"encoding/json"
	"fmt"
	"runtime"
	"runtime/debug"

	"casus/loaders/extract"
)

// version is set when the program is built for others; see the Makefile.
var version = ""

type versionCommand struct {
	JSON bool `help:"Print a JSON object."`
}

type versionInfo struct {
	Version   string `json:"version"`
	Extractor string `json:"extractor"`
	Go        string `json:"go"`
	Platform  string `json:"platform"`
}

func (c *versionCommand) Run(a *app) error {
	v := versionInfo{Version: programVersion(), Extractor: extract.Version, Go: runtime.Version(), Platform: runtime.GOOS + "/" + runtime.GOARCH}
	if c.JSON {
		return json.NewEncoder(a.out).Encode(v)
	}
	_, err := fmt.Fprintf(a.out, "casus %s (extractor %s, %s, %s)\n", v.Version, v.Extractor, v.Go, v.Platform)
	return err
}

// programVersion is the version that the build was given, else the commit that Go noted, else "dev".
func programVersion() string {
	if version != "" {
		return version
	}
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return "dev"
	}
	for _, s := range info.Settings {
		if s.Key == "vcs.revision" && len(s.Value) >= 12 {
			return s.Value[:12]
		}
	}
	return "dev"
}
