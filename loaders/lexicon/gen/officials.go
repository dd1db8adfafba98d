package main

func officials(args []string) error { return nil }
