// What Go's own packages read from binaries: one JSON object a line and file, for comparison with ours.
package main

import (
	"debug/dwarf"
	"debug/elf"
	"debug/macho"
	"debug/pe"
	"encoding/json"
	"os"
	"sort"
	"strings"
)

type facts struct {
	File      string         `json:"file"`
	Format    string         `json:"format"`
	Sections  []string       `json:"sections"`
	Libraries []string       `json:"libraries"`
	Versions  []string       `json:"versions"`
	Interp    string         `json:"interpreter"`
	Symbols   int            `json:"symbols"`
	Units     map[string]int `json:"units"`
}

func main() {
	out := json.NewEncoder(os.Stdout)
	for _, file := range os.Args[1:] {
		if err := out.Encode(read(file)); err != nil {
			panic(err)
		}
	}
}

func read(file string) facts {
	found := facts{File: file, Sections: []string{}, Libraries: []string{}, Versions: []string{}}
	if f, err := elf.Open(file); err == nil {
		defer f.Close()
		readELF(f, &found)
	} else if f, err := pe.Open(file); err == nil {
		defer f.Close()
		readPE(f, &found)
	} else if f, err := macho.Open(file); err == nil {
		defer f.Close()
		readMachO(f, &found)
	}
	return found
}

func readELF(f *elf.File, found *facts) {
	found.Format = "elf"
	for _, s := range f.Sections[min(1, len(f.Sections)):] {
		found.Sections = append(found.Sections, s.Name)
		if s.Name == ".interp" {
			data, _ := s.Data()
			found.Interp = strings.TrimRight(string(data), "\x00")
		}
	}
	if libraries, err := f.ImportedLibraries(); err == nil && libraries != nil {
		found.Libraries = libraries
	}
	// ImportedSymbols leaves out weak ones.
	symbols, _ := f.DynamicSymbols()
	for _, s := range symbols {
		if s.Version != "" && s.Section == elf.SHN_UNDEF {
			found.Versions = append(found.Versions, s.Library+" "+s.Version+" "+s.Name)
		}
	}
	sort.Strings(found.Versions)
	all, _ := f.Symbols()
	for _, s := range all {
		kind := elf.ST_TYPE(s.Info)
		if s.Section != elf.SHN_UNDEF && kind != elf.STT_SECTION && kind != elf.STT_FILE {
			found.Symbols++
		}
	}
	if data, err := f.DWARF(); err == nil {
		found.Units = units(data)
	}
}

func readPE(f *pe.File, found *facts) {
	found.Format = "pe"
	for _, s := range f.Sections {
		found.Sections = append(found.Sections, s.Name)
	}
	// ImportedLibraries of debug/pe is not implemented; symbols have the form NAME:LIBRARY.
	symbols, _ := f.ImportedSymbols()
	seen := map[string]bool{}
	for _, s := range symbols {
		library := s[strings.LastIndex(s, ":")+1:]
		if !seen[library] {
			seen[library] = true
			found.Libraries = append(found.Libraries, library)
		}
	}
	for _, s := range f.Symbols {
		if s.SectionNumber > 0 {
			found.Symbols++
		}
	}
	if data, err := f.DWARF(); err == nil {
		found.Units = units(data)
	}
}

func readMachO(f *macho.File, found *facts) {
	found.Format = "macho"
	for _, s := range f.Sections {
		found.Sections = append(found.Sections, s.Seg+","+s.Name)
	}
	if libraries, err := f.ImportedLibraries(); err == nil && libraries != nil {
		found.Libraries = libraries
	}
	if f.Symtab != nil {
		for _, s := range f.Symtab.Syms {
			if s.Type&0xe0 == 0 && s.Type&0x0e != 0 {
				found.Symbols++
			}
		}
	}
	if data, err := f.DWARF(); err == nil {
		found.Units = units(data)
	}
}

// units counts the compilation units by how the go compiler compiled them.
func units(data *dwarf.Data) map[string]int {
	counts := map[string]int{}
	reader := data.Reader()
	for {
		entry, err := reader.Next()
		if entry == nil || err != nil {
			return counts
		}
		if entry.Tag == dwarf.TagCompileUnit {
			producer, _ := entry.Val(dwarf.AttrProducer).(string)
			_, flags, _ := strings.Cut(producer, ";")
			flags = " " + strings.ReplaceAll(flags, ";", " ") + " "
			n, l := strings.Contains(flags, " -N "), strings.Contains(flags, " -l ")
			switch {
			case !strings.HasPrefix(producer, "Go cmd/compile "):
				counts["foreign"]++
			case n && l:
				counts["unoptimized"]++
			case n || l:
				counts["partly"]++
			default:
				counts["optimized"]++
			}
		}
		reader.SkipChildren()
	}
}
