package main

import (
	"context"
	"net"
	"time"
)

func dialer(patience time.Duration) func(context.Context, string, string) (net.Conn, error) {
	return (&net.Dialer{Timeout: patience}).DialContext
}
