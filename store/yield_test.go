package store

import (
	"net"
	"runtime"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

// What has come in by the network is read by who waits for it, on the one processor there is, before whoever lets in goes on twice.
func TestLetInLetsRequestsIn(t *testing.T) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer listener.Close()
	client, err := net.Dial("tcp", listener.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	defer client.Close()
	server, err := listener.Accept()
	if err != nil {
		t.Fatal(err)
	}
	defer server.Close()
	var got atomic.Int32
	var reader sync.WaitGroup
	reader.Go(func() {
		var b [1]byte
		for {
			if _, err := server.Read(b[:]); err != nil {
				return
			}
			got.Add(1)
		}
	})
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	// The reader comes to wait.
	time.Sleep(10 * time.Millisecond)
	late := 0
	const rounds = 100
	for n := range int32(rounds) {
		if _, err := client.Write([]byte{1}); err != nil {
			t.Fatal(err)
		}
		letIn()
		letIn()
		if got.Load() <= n {
			late++
			for got.Load() <= n {
				time.Sleep(time.Millisecond)
			}
		}
	}
	// What is written comes to the other side at once as a rule, not by law.
	if late > rounds/2 {
		t.Errorf("%d of %d requests had to wait", late, rounds)
	}
	_ = client.Close()
	reader.Wait()
}

// Many may let in at once.
func TestLetInTogether(t *testing.T) {
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			for range 200 {
				letIn()
			}
		})
	}
	all.Wait()
}
