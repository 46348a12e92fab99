/** Names amid details and talk in other languages than English, and names of houses and dishes that are nobody's. */
import { beforeAll, describe, it } from 'vitest';
import { createEngine, type Engine } from '../../../dist/index.js';
import { expectPersons } from './marked-persons.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await createEngine({ policy: 'mask' });
});

describe('amid details in small letters', () => {
  it.each([
    ['vertragsnr 4471902 name [[hendrik quastereit]]'],
    ['nr klienta 447190 nazwisko [[kowalczyk]]'],
    ['cliente 4471902 apellido [[quastelho]]'],
    ['ring an bei 0365555017 [[yvonne]]'],
    ['tel 0365555017 [[hendrik quastereit]]'],
    ['cpf do titular 15825801030 [[genivaldo dos santos]]'],
    ['A: Votre nom ?', '[[le quastelec mathilde]]'],
    ['mi kiamo [[ornella quastelli]] sto a casa'],
    ['c o nom de [[mathilde quastelec]]'],
    ['ja sie nazywam [[weronika quastlik]]'],
  ])('%s / %s', (...lines) => expectPersons(engine, ...lines));

  it.each([
    ['A: imię i nazwisko dziecka'],
    ['A: nombre y apellidos alumno'],
    ['der fehler 4471902 kommt wieder'],
    ['bestellung 4471902 abgebrochen wegen santos'],
  ])('nobody: %s', (...lines) => expectPersons(engine, ...lines));
});

describe('people talked of', () => {
  it.each([
    ['hab mit dem [[hendrik]] geredet'],
    ['ontem falei com a [[jaqueline]] e nada'],
    ['parlato con la [[ornella]] ieri'],
    ['gern frau [[zgraggli]] ihren vornamen noch'],
    ['do doktora [[quastlewskiego]] na piątek'],
    ['byłam u pani [[quastlińskiej]], rano'],
    ['Laut System bei [[Hrdlicka]] abgegeben.'],
    ['ja bei [[Petzold]] klingeln, bitte'],
    ['toquem na campainha do [[Baptista]], por favor'],
    ['es la hija de [[yolanda]], la del quinto'],
    ['hé was de moeder van [[mathilde]] die belde'],
  ])('%s', (...lines) => expectPersons(engine, ...lines));

  it.each([['die frau kommen nicht'], ['meine frau wollen sie sprechen']])('nobody: %s', (...lines) =>
    expectPersons(engine, ...lines),
  );
});

describe('kin in small letters, where the sentence goes on', () => {
  it.each([
    ['nehmt die von meinem freund [[tarek]] 0365 555 017'],
    ['mon coloc [[yanis]] peut ouvrir'],
    ['manda pra minha filha [[quastauane]] q o meu ta sem credito'],
    ['é o inquilino dele, [[quastelinton]]'],
    ['mijn baas [[gerrit jan quastelaar]]'],
    ['mein chef [[karl heinz quastbrack]]'],
    ['habe mit [[Kaczmarek]] gesprochen'],
  ])('%s', (...lines) => expectPersons(engine, ...lines));

  it.each([
    ['unser enkel holt es ab'],
    ['meine frau will das nicht'],
    ['mia madre anziana vive sola'],
    ['ma fille scolarisée est malade'],
    ['mi marido autónomo tiene un contrato'],
    ['mijn man belt is dat ok'],
    ['o inquilino dele paga'],
    ['a filha dela, obrigado'],
    ['sou o neto, a avó não consegue'],
    ['A: Jak nazywa się sąsiadka?'],
    ['A: Intestato a Lei?'],
    ['Es gibt Probleme mit Strom heute'],
    ['Das mit Wein geht nicht'],
    ['Ich war in der Reha und die Lage ist ernst'],
  ])('nobody: %s', (...lines) => expectPersons(engine, ...lines));
});

describe('families by their surname', () => {
  it.each([
    ['la famiglia [[Quastelli]] del terzo piano'],
    ['a família [[Quastmoeller]] mudou'],
    ['familjen [[Quastander]] bor kvar'],
    ['państwo [[Gmyrek]] już tu nie mieszkają'],
    ['famiglia [[bernasconi]]'],
  ])('%s', (...lines) => expectPersons(engine, ...lines));

  it.each([
    ['toda la familia vive aquí'],
    ['la famille vit loin'],
    ['czy państwo mają pytania'],
    ['familjen reser imorgon'],
    ['a família mora longe'],
  ])('nobody: %s', (...lines) => expectPersons(engine, ...lines));
});

describe('given names amid small letters that are not English', () => {
  it.each([
    ['dat doet [[henk]] dan tussen twee en vier'],
    ['when will [[henk]] come by with the parcel'],
    ['el chico de la moto [[jhon]] no contesta'],
    ['ist ihre frau die [[gertrud]] da wenn wir kommen'],
    ['ontem o [[otávio]] não veio com a peça'],
    ['le quastlec [[yannig pierre marie]], ne le [BIRTHDATE_1] a [PLACE_1]'],
  ])('%s', (...lines) => expectPersons(engine, ...lines));

  it.each([
    ['die reha ist nicht bei mir'],
    ['falta la tasa del mes y la rana'],
    ['when will jhon come by with the parcel'],
  ])('nobody: %s', (...lines) => expectPersons(engine, ...lines));
});

describe('names of houses and dishes', () => {
  it.each([
    ['Hotel Doña Elvira, buenas tardes'],
    ['Restaurante Dom Afonso, boa noite!'],
    ['Pizzeria Mamma Teresa, w czym pomóc?'],
    ['die Lasagne Nonna Teresa fehlt'],
    ['zamówiłem pierogi babci Teresy'],
    ['Le menu Mathilde est-il encore servi ?'],
    ['e falta o bolo Beatriz'],
    ['de Jessica salade zat niet in de doos'],
    ['la Ornella taglia 44'],
  ])('nobody: %s', (...lines) => expectPersons(engine, ...lines));
});

describe('on doorbells', () => {
  it.each([
    ['hinten rein und bei [[quastuschek]] klingeln bitte'],
    ['hab bei [[quastlinger]] geklingelt, keiner da'],
    ['bij [[quastema]] aanbellen aub'],
    ['sonnez chez [[quastinel]] au 2e'],
    ['sul campanello c’è scritto [[quastelli]]'],
    ['en el buzón pone [[quastelez]]'],
    ['odebrała pani [[kwastynka]] z parteru'],
    ['was da, bij [[odalys]] of niemand'],
  ])('%s', (...lines) => expectPersons(engine, ...lines));

  it.each([
    ['bei mir klingeln bitte'],
    ['bei Zustellung klingeln'],
    ['bei lieferung klingeln'],
    ['bei Quastverwaltung klingeln'],
    ['bei nachbarn klingeln'],
    ['bij aankomst aanbellen'],
    ['bij de buren aanbellen'],
    ['bij ons heeft niemand aangebeld'],
    ['sonnez chez le voisin'],
    ['sonnez chez moi'],
    ['en el buzón pone reparto'],
    ['pani konsultantka obiecała'],
  ])('nobody: %s', (...lines) => expectPersons(engine, ...lines));
});

describe('behind phrases that nothing but a name ends, and behind relatives', () => {
  it.each([
    ['het pakje is getekend door [[oosterquasten]]'],
    ['signé par [[quastel]], hier'],
    ['podpisane przez [[kwastowskiego]]'],
    ['hemma hos min bror [[ali]], han kan hjälpa'],
    ['das ist für mein sohn [[max]].'],
    ['voor ons zoontje [[quastin]]'],
    ['nån som heter [[dragana]], hon bor där'],
    ['è di mia suocera buonanima [[odalys quastelli]]'],
  ])('%s', (...lines) => expectPersons(engine, ...lines));

  it.each([
    ['getekend door buurman'],
    ['signé par erreur'],
    ['firmado por correo'],
    ['ons zoontje is ziek'],
    ['mi hijo fue, gracias'],
    ['in tale caso chiamo'],
  ])('nobody: %s', (...lines) => expectPersons(engine, ...lines));
});

describe('kin, trades and greetings', () => {
  it.each([
    ['A: Wie heißt der Sohn?', '[[Valentin]]'],
    ['A: Wie heißt der Bub?', '[[Korbinian]]'],
    ['A: Kto odbierze?', 'Babcia, [[Stanisława Quastik]], ma klucz'],
    ['Besiktningsmannen [[Quastgren]] kommer onsdag'],
    ['Tack, hälsa [[Annika]] på avdelningen'],
    ['un abrazo a [[Remedios]] de mi parte'],
    ['c etait [[jeremie]] ou [[jerome]] au guichet'],
    ['entweder [[hendrik]] oder [[yvonne]] ist da'],
    ['imię pełne [[mirosław]]'],
    ['A: Wie heißt die [[Annika]] mit Nachnamen?'],
    ['[[wendell quastino]] dni 33.447.188'],
    ['[[renata quastinho]] cpf 145.615.116-95'],
    ['nie, z żoną. [[renata quastek]], pesel 85121981139'],
  ])('%s / %s', (...lines) => expectPersons(engine, ...lines));

  it.each([
    ['El papá figura en el grupo?'],
    ['A: Wie heißt die Praxis?'],
    ['hola mi dni 33.447.188'],
    ['mąż złamał nogę'],
    ['min man kör hem nu'],
    ['hälsa att jag kommer'],
    ['saludos a todos'],
    ['A: Kto odbierze?', 'Mama'],
  ])('nobody: %s / %s', (...lines) => expectPersons(engine, ...lines));
});

describe('Polish cases amid a sentence', () => {
  it.each([
    ['przepraszam, to starszej, [[Oliwii]].'],
    ['A: Poproszę datę urodzenia [[Lenki]].'],
    ['Z [[Bartkiem]] nie mam kontaktu'],
    ['nie mam numeru do [[krysi]] z parteru'],
    ['przelew jest dla [[stanislawy quastowskiej]] i jej brata'],
  ])('%s', (...lines) => expectPersons(engine, ...lines));

  it.each([
    ['paczka nie jest od sprzedawcy'],
    ['czy mam jechać do Danii przez Niemcy'],
    ['nie działa w Biedronce, proszę o zwrot'],
    ['the flat is dla lenki'],
  ])('nobody: %s', (...lines) => expectPersons(engine, ...lines));
});

describe('at bells, and somebody whom nobody knows', () => {
  it.each([
    ['klingel [[krause]]/[[yıldız]]'],
    ['sonnez à l interphone [[diop]]'],
    ['sul citofono [[quastini]]-[[neri]] secondo piano'],
    ['prima c era un certo [[quastin ivano]] credo'],
    ['je suis locataire de m. [[benhamou]]'],
    ['je loue chez m. [[lefebvre]] depuis 2 ans'],
  ])('%s', (...lines) => expectPersons(engine, ...lines));

  it.each([
    ['die klingel geht nicht'],
    ['il citofono non va'],
    ['domofon nie działa'],
    ['c è un certo problema con la linea'],
    ['un certo tipo di guasto'],
    ['une erreur de m. depuis hier'],
  ])('nobody: %s', (...lines) => expectPersons(engine, ...lines));
});
