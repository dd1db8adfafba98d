package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"

	"casus/loaders/extract"
	"casus/loaders/extract/classify"
)

// topicOf says which topic a category of the news is; the others are of mixed subjects.
var topicOf = map[string]string{
	"Armed conflicts and attacks": "conflict", "Armed conflict and attacks": "conflict", "Armed conflicts and incidents": "conflict",
	"Politics and elections": "politics", "Politics": "politics", "International relations": "politics", "Law and crime": "crime",
	"Disasters and accidents": "disaster", "Disasters": "disaster", "Business and economy": "business", "Business and economics": "business",
	"Sport": "sport", "Sports": "sport", "Science and technology": "science", "Science": "science",
	"Health and environment": "health", "Health": "health", "Health and medicine": "health", "Arts and culture": "culture",
}

// learnTopics learns the classifier of topics from the news whose text is none of the coded reports.
func learnTopics(o options, w io.Writer) error {
	known := map[string]bool{}
	for _, path := range []string{o.reports, o.codes} {
		if path == "" {
			continue
		}
		if err := lines(path, func(l *line) error {
			known[l.Text] = l.Text != ""
			return nil
		}); err != nil {
			return err
		}
	}
	var samples []classify.Sample
	if err := lines(o.news, func(l *line) error {
		if class := slices.Index(extract.TopicClasses(), topicOf[l.Category]); class >= 0 && !known[l.Text] {
			samples = append(samples, classify.Sample{Features: extract.TopicCues(l.Text), Class: class})
		}
		return nil
	}); err != nil {
		return err
	}
	// Every tenth is kept out, to see how well the others teach.
	learn, right, of := make([]classify.Sample, 0, len(samples)), 0, 0
	for i, s := range samples {
		if i%10 != 0 {
			learn = append(learn, s)
		}
	}
	m := classify.Train(extract.TopicClasses(), learn, classify.Settings{Epochs: 4, Rate: 0.06, Decay: 1e-5, MinCount: 5, Dropout: 0.3, Seed: 1})
	for i := 0; i < len(samples); i += 10 {
		of++
		scores := m.Scores(samples[i].Features)
		if slices.Index(scores, slices.Max(scores)) == samples[i].Class {
			right++
		}
	}
	b := m.Append(nil)
	fmt.Fprintf(w, "topics.bin: %d bytes, from %d reports; right for %d of %d others\n", len(b), len(learn), right, of)
	if o.out == "" {
		return nil
	}
	return os.WriteFile(filepath.Join(o.out, "topics.bin"), extract.Pack(b), 0o644)
}
