package library

import (
	"context"
	"errors"
	"net"

	"github.com/jackc/pgx/v5/pgconn"

	"lede/model"
)

// reason implements engine. The codes are those of the PostgreSQL manual, appendix A.
func (p *postgres) reason(err error) error {
	var said *pgconn.PgError
	if errors.As(err, &said) {
		if words := reasons[said.Code]; words != "" {
			return errors.New(words)
		}
		if words := reasons[said.Code[:min(2, len(said.Code))]]; words != "" {
			return errors.New(words)
		}
		return errors.New("the server says: " + model.CleanLine(said.Message))
	}
	var unreached *pgconn.ConnectError
	var network net.Error
	switch {
	case errors.Is(err, context.DeadlineExceeded), errors.As(err, &network) && network.Timeout():
		return errors.New("the server doesn't answer")
	case errors.As(err, &unreached), errors.As(err, &network), pgconn.SafeToRetry(err):
		return errors.New("the server can't be reached")
	}
	return errors.New("the server: " + model.CleanLine(err.Error()))
}

// isCrossed implements engine: two transactions waited for each other, or a text went that was just found (23503).
func (p *postgres) isCrossed(err error) bool {
	var said *pgconn.PgError
	return errors.As(err, &said) && (said.Code == "40001" || said.Code == "40P01" || said.Code == "23503")
}

// reasons are what codes of errors, or of whole classes of them, mean to a reader.
var reasons = map[string]string{
	"08":    "the connection to the server is broken",
	"28":    "the server doesn't take that name and password",
	"3D":    "the server has no such database",
	"25006": "the server only lets it be read",
	"42501": "you have no right to it; who made it lets you in with SELECT lede.let_in('NAME')",
	"42P01": "it is no library of lede's, or a part of it is gone",
	"53100": "the server's disk is full",
	"53":    "the server has too much to do",
	"55P03": "another program has been writing to it for long",
	"57014": "the server takes too long",
	"57":    "the server is being stopped or started",
}
