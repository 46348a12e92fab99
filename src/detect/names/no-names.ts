/**
 * Words that answer "who?" without a name: nobody and everybody, what people are to each other, whom one meets at a door, what
 * somebody is in a contract. In all languages; those that are names as well are left out.
 */
import { wordSet } from '../../text/word-hash.ts';

export const NO_NAMES = wordSet(
  // Nobody, everybody, oneself, and no idea.
  'nobody somebody someone anyone everybody everyone myself himself herself idea clue ' +
    'niemand keiner keine jemand irgendwer jeder alle beide selbst selber ahnung ' +
    'personne quelqu aucun aucune tous toutes deux même idée ' +
    'nadie alguien ninguno ninguna todos ambos mismo misma idea ' +
    'nessuno qualcuno tutti entrambi stesso stessa saprei idea ' +
    'niemand iemand iedereen allebei beiden ikzelf zelf idee ' +
    'nikt ktoś wszyscy oboje obaj obie wiem pojęcia pojecia mam żaden żadna ' +
    'ninguém alguém todos ambos próprio própria mesmo mesma ideia ' +
    'ingen någon båda själv aning ' +
    // What people are to each other.
    'husband wife partner boyfriend girlfriend son daughter mother father mum dad brother sister friend neighbour neighbor colleague ' +
    'mann ehemann frau ehefrau partner partnerin freund freundin sohn tochter mutter vater bruder schwester nachbar nachbarn nachbarin ' +
    'kollege kollegin kollegen oma opa schwiegermutter schwiegervater mitbewohner mitbewohnerin bekannter bekannte ' +
    'mari femme conjoint conjointe ami amis copain copine fils fille mère père frère soeur voisin voisine collègue colocataire ' +
    'marido mujer esposo esposa pareja amigo amiga hijo hija madre padre hermano hermana vecino vecina compañero compañera ' +
    'marito moglie compagno compagna amico amica figlio figlia mamma papà fratello sorella vicino vicina collega coinquilino ' +
    'man vrouw vriend vriendin zoon dochter moeder vader broer zus buurman buurvrouw buren collega huisgenoot ' +
    'męża żonę syna córkę matkę ojca brata siostrę sąsiada sąsiadkę kolegę koleżankę znajomego znajomą teść teściowa teściową ' +
    'mąż żona partner partnerka znajomy znajoma syn córka matka ojciec brat siostra sąsiad sąsiadka kolega koleżanka współlokator ' +
    'marido esposa mulher namorado namorada amigo amiga filho filha pai irmão irmã vizinho vizinha colega ' +
    'man make maka fru sambo väninna son dotter mamma pappa bror syster granne grannen kollega kollegan ' +
    'bub bua junge mädchen mädel kleine kleiner enkel enkelin onkel tante cousine großmutter großvater ' +
    'mamie papi tante oncle grand-mère nièce neveu abuela abuelo tía tío nieto nieta sobrino sobrina nonna nonno zia zio nipote ' +
    'tante oom kleinzoon kleindochter babcia babcię babcią dziadek dziadka dziadkiem ciocia ciocię wujek wujka mama mamę tata tatę wnuczka wnuk ' +
    'avó avô tia tio neta neto sobrinha sobrinho mormor morfar farmor farfar moster faster ' +
    'child kind kinder enfant enfants niño niña bambino bambina kinderen dziecko dzieci criança barnet barnen ' +
    // In a contract, and at a doctor's.
    'consumer customer applicant policyholder cardholder patient patiente patientin paciente paziente pazienti patiënt pacjent pacjenta pacjentka pacjentki klienta klientki ' +
    'titolare intestatario intestataria assicurato assicurata assistito assistita titulaire bénéficiaire titular asegurado ' +
    'asegurada segurado segurada versicherungsnehmer kontoinhaber verzekerde ubezpieczony ubezpieczonego ' +
    // At the door, and in the house.
    'caretaker concierge postman courier driver landlord landlady lodger housemate flatmate roommate tenant owner janitor receptionist builder plumber electrician ' +
    'hausmeister hausmeisterin hausverwaltung postbote postbotin zusteller zustellerin fahrer fahrerin kurier bote vermieter vermieterin mieter mieterin ' +
    'handwerker handwerkern eigentümer eigentümerin besitzer besitzerin pförtner empfang rezeption putzfrau techniker monteur mitarbeiter mitarbeiterin ' +
    'gardien gardienne facteur factrice livreur livreuse coursier bailleur propriétaire locataire gestionnaire syndic technicien plombier accueil agence ' +
    'conserje portero portera cartero cartera repartidor repartidora mensajero casero casera inquilino inquilina propietario propietaria ' +
    'administrador administradora comunidad técnico fontanero dueño dueña recepción ' +
    'portinaio portinaia postino postina corriere custode proprietario proprietaria inquilino inquilina amministratore amministratrice condominio ' +
    'tecnico idraulico elettricista portineria padrone padrona ' +
    'conciërge huismeester postbode bezorger bezorgster chauffeur verhuurder huurder eigenaar eigenaresse monteur loodgieter receptie vve ' +
    'dozorca dozorczyni listonosz listonoszka portier portierka kurier kierowca właściciel właścicielka wynajmujący najemca lokator administrator ' +
    'administracja wspólnota spółdzielnia hydraulik elektryk recepcja ochrona ' +
    'porteiro porteira carteiro carteira estafeta entregador motorista senhorio senhoria síndico síndica proprietário proprietária inquilino inquilina ' +
    'zelador zeladora condomínio técnico canalizador encanador recepção portaria ' +
    'vaktmästare vaktmästaren brevbärare brevbäraren chaufför chauffören hyresvärd hyresvärden hyresgäst hyresgästen ägare ägaren fastighetsägare ' +
    'fastighetsägaren bostadsrättsföreningen föreningen portvakt portvakten rörmokare elektriker receptionen',
);

/** What speaks and works like somebody, is called by a given name, and is nobody. */
export const NAMED_PRODUCTS = wordSet('alexa siri cortana bixby tesla norton java');
