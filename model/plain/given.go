package plain

import (
	"strings"
	"sync"
)

// hasGivenName reports whether title begins with a given name that is common somewhere in Europe, America or Asia.
func hasGivenName(title string) bool {
	first, _, _ := strings.Cut(title, " ")
	first, _, _ = strings.Cut(first, "-") // Jean-Pierre
	_, ok := givenNames()[strings.ToLower(first)]
	return ok
}

// givenNames returns the names, small. Those that are words of some language as well ("Will", "Christian", "Victoria") are left out.
var givenNames = sync.OnceValue(func() map[string]struct{} {
	return setOf(`
	adam adrian agnes agnieszka ahmed alan albert alejandra alejandro aleksander alessandro alexander alexandra ali alice alicia amanda amir amy amélie
	ana anders andrea andreas andrei andrew andrzej angela anita anja anna anne annette anthony antoine anton antonio arthur astrid barbara beatrice
	benjamin bernd björn brian bruno camille carla carlo carlos carmen caroline catherine cecilia charles charlotte chiara chloé chris christina
	christine christoph christopher claire clara claudia craig cristina céline daniel daniela david deborah denis dennis diana diego dieter dirk dmitri
	dominik dorothea dorothy edward elena eleonora elisabeth elizabeth elke ellen elsa emily emma enrico eric erik ernst esther eva ewa fabian fatima
	federico felix fernando filip florian francesca francesco francisco franz françois fred frederick frieda fritz gabriel gabriela georg george gerhard
	gianni giovanni giulia giuseppe gonzalo gregory guido guillaume guillermo gustav günter hamid hannah hans harald hassan heather heike heinrich heinz
	helen helena helga henrik henry hiroshi holger hugo ibrahim igor ines inga ingrid irene isabel isabella ivan jacob jacques jakob jakub james jan jane
	janet jason javier jean jeffrey jennifer jens jessica joachim joanna johan johanna johannes john jonas jonathan jorge josef joseph joshua josé juan
	judith julian julie jürgen karen karin karl katarzyna kate katharina katherine kathrin katja kevin kim klaus konrad krzysztof lars laura laurent
	leila lena leo leonardo lisa lorenzo louis louise luca lucas lucia lucy ludwig luis luisa lukas léa maciej magdalena manfred manuel manuela marc
	marcel marcin marco marek margaret maria mariana marie marion markus marta martha martin martina mateo mathieu matteo matthew matthias maximilian
	mehmet melanie michael michał michel michelle miguel mikhail miriam mohamed mohammed monica monika muhammad nadia natalia natalie natasha nathalie
	nathan nicholas nick nicola nicolas nicole nikolai nina nora olaf oleg olga oliver olivia omar oskar paolo patricia patrick paul paula paulo pavel
	pedro peter petra philip philipp philippe pierre piotr priya rachel rafael rahul rainer ralf raúl rebecca renate ricardo richard rita robert roberto
	roger roland ronald ruth ryan sabine samantha samuel sandra sanjay sara sarah sebastian sergei sergey sergio silvia simon simone sofia sofía sonja
	sophia sophie stefan stefania stefanie stephan stephanie stephen steven susan susanne suzanne sven svetlana sylvia tadeusz tanja tatiana teresa
	thierry thomas thorsten tim timothy tobias tomas tomasz torsten ulrich ulrike ursula uwe valentina valeria vanessa vera veronica victor vincent
	vladimir walter werner wilhelm william wolfgang xavier yasmin yuki yusuf yves zofia алексей александр анна андрей дмитрий елена иван мария михаил
	наталья николай ольга павел сергей татьяна`)
})

// setOf returns the words of a text.
func setOf(text string) map[string]struct{} {
	all := map[string]struct{}{}
	for _, w := range strings.Fields(text) {
		all[w] = struct{}{}
	}
	return all
}
