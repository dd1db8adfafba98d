package store

import "testing"

// What is remembered of a word is not taken for what is of another that has its number, nor for what is of another segment.
func TestWordListsForget(t *testing.T) {
	first, other := &stem{form: "shell", number: 3}, &stem{form: "truce", number: 3}
	far := &stem{form: "raid", number: 300}
	a, b := newSegment(0), newSegment(7)
	var w wordLists
	w.in(a)
	w.of(first).posts = a.list([]byte("pwshell\x00\x00"))
	w.of(far).articles = a.list([]byte("qwraid\x00"))
	w.in(a)
	if w.of(first).posts == nil || w.of(far).articles == nil {
		t.Fatal("nothing is remembered")
	}
	if w.of(other).posts != nil {
		t.Error("a word has the list of another with its number")
	}
	if w.of(first).posts != nil {
		t.Error("a word has a list again that another came in place of")
	}
	if w.in(b); w.of(far).articles != nil {
		t.Error("a list of the segment before is remembered")
	}
}

// What the writer does not keep any more is not looked at.
func TestNearListHasNothingOnceGone(t *testing.T) {
	k := newNearby(100)
	l := k.put([]byte("pwshell\x00"), &nearList{from: 10, to: 20})
	if !l.has(10, 20) || l.has(9, 20) || l.has(10, 21) {
		t.Fatal("what is kept is not what was put")
	}
	again := k.put([]byte("pwshell\x00"), &nearList{from: 0, to: 30})
	if l.has(10, 20) || !again.has(9, 21) {
		t.Error("a list that another came in place of is looked at")
	}
	if k.forget(); again.has(10, 20) {
		t.Error("a forgotten list is looked at")
	}
	if (*nearList)(nil).has(1, 2) {
		t.Error("a list that was never kept is looked at")
	}
}
