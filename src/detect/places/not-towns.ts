/**
 * Words that answer "where?" without a town: parts of a house and what stands in it, and where people are when they are not at
 * home. In all languages, in the forms in which they stand behind "in the".
 */
import { wordSet } from '../../text/word-hash.ts';
import { INNER_WORDS } from './place-lists.ts';
import { GAP_NONE, type PlaceWords } from './place-words.ts';

export const NOT_TOWNS = wordSet(
  'cellar basement attic loft garage hallway corridor kitchen bathroom bedroom terrace balcony stairs staircase porch shed abroad holiday ' +
    'keller dachboden speicher garage flur treppenhaus küche badezimmer wohnzimmer schlafzimmer kinderzimmer arbeitszimmer büro terrasse balkon ' +
    'heizungskeller heizungsraum hausanschlussraum abstellraum abstellkammer waschküche hauswirtschaftsraum eingang hauseingang hinterhof ' +
    'parkplatz tiefgarage carport tür haustür fenster wand decke steckdose sofa schrank regal schreibtisch ausland urlaub arbeit dienstreise unterwegs ' +
    'briefkasten schuppen gartenhaus zählerschrank ' +
    'cave grenier garage couloir entrée escalier cuisine salon séjour chambre bureau terrasse balcon cellier buanderie chaufferie placard ' +
    'parking porte fenêtre mur prise canapé meuble jardin cour palier étranger déplacement vacances travail boulot boîte ' +
    'sótano trastero garaje pasillo portal escalera cocina baño salón comedor dormitorio despacho terraza balcón lavadero patio cuarto armario ' +
    'aparcamiento parking puerta ventana pared enchufe sofá mueble jardín rellano extranjero viaje vacaciones trabajo oficina buzón azotea ' +
    'cantina soffitta garage corridoio androne ingresso scale cucina bagno soggiorno salotto camera studio terrazzo terrazza balcone ripostiglio ' +
    'sgabuzzino lavanderia cortile parcheggio porta finestra muro presa divano giardino pianerottolo estero viaggio ferie lavoro ufficio ' +
    'kelder zolder garage gang hal trap keuken badkamer woonkamer slaapkamer kantoor terras balkon meterkast bijkeuken berging schuur ' +
    'parkeerplaats deur voordeur raam muur stopcontact kast tuin buitenland vakantie werk onderweg overloop ' +
    'piwnica piwnicy strych strychu garaż garażu korytarz korytarzu klatka klatce kuchnia kuchni łazienka łazience salon salonie pokój pokoju sypialnia ' +
    'sypialni biuro biurze taras tarasie balkon balkonie kotłownia kotłowni pralnia pralni skrytka skrytce podwórko podwórku parking parkingu drzwi ' +
    'drzwiami okno oknie ściana ścianie gniazdko kanapa kanapą szafa szafie ogród ogrodzie granicą urlop urlopie praca pracy droga drodze ' +
    'delegacji przedpokój przedpokoju ' +
    'cave sótão garagem corredor entrada escadas cozinha banheiro quarto escritório varanda terraço despensa arrecadação lavandaria lavanderia ' +
    'quintal estacionamento porta janela parede tomada sofá armário jardim patamar estrangeiro exterior viagem férias trabalho serviço ' +
    'källare källaren vind vinden garage garaget korridor korridoren trapphus trapphuset hallen kök köket badrum badrummet vardagsrum ' +
    'vardagsrummet sovrum sovrummet kontor kontoret altan altanen balkong balkongen förråd förrådet tvättstuga tvättstugan elskåp elskåpet parkering ' +
    'parkeringen dörr dörren fönster fönstret vägg väggen uttag soffa soffan skåp skåpet trädgård trädgården utomlands semester jobb jobbet resa grannen',
);

/** "airmiles number …", "opal card …": what is called so is numbered. */
const LABELS = wordSet('number num nr id ref reference card tag');

/**
 * Whether what stands before the number that ends a message is no town for it: "La mia carta è la 9203", an article; "Det funkar.
 * Ärende 447502", a word that nobody knows, in another sentence.
 */
export function isNoTown(
  read: PlaceWords,
  member: number,
  word: number,
  end: number,
  number: number,
  known: boolean,
): boolean {
  if (end < number && LABELS.has(read.h1(end))) return true;
  if (known) return end - word === 1 && INNER_WORDS.has(read.h1(word)) && !read.isUpper(word);
  for (let at = end; at <= number; at++) if (read.gap(member, at) === GAP_NONE) return true;
  return false;
}
