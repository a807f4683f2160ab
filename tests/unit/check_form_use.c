/* SPDX-License-Identifier: MIT */
/*
 * What a form is for and whether it can be used, told by its fields, names
 * and words in seven languages: one small page a row. The forms of a page
 * are written "kind+" where they can be filled and "kind-" where not.
 */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "syma/syma.h"

#define PAGE(title, body)                                          \
    "<!doctype html><html><head><meta charset=utf-8><title>" title \
    "</title></head><body>" body "</body></html>"
#define FORM(body) PAGE("Lumo", "<form method=post>" body "</form>")
#define PASSWORD "<input type=password name=pw>"

struct row {
    const char *name;
    const char *html;
    const char *forms;
};

static const struct row cases[] = {
    /* login with a password */
    {"login, named",
     PAGE("Lumo", "<form id=login action=/login><input "
                  "name=username>" PASSWORD "</form>"),
     "login+"},
    {"login, words only",
     FORM("<label>E-mail <input name=a></label>" PASSWORD
          "<button>Sign in</button>"),
     "login+"},
    {"login, no words that are known",
     FORM("<input name=x1><input type=password name=x2>"
          "<input type=submit value='Войти'>"),
     "login+"},
    {"login with a box to be remembered by",
     FORM("<input name=log>" PASSWORD "<input type=checkbox name=rememberme>"
          "<button>Log in</button>"),
     "login+"},
    {"login with a one-time code beside",
     FORM("<input name=user>" PASSWORD "<input name=otp><button>Log in"
          "</button>"),
     "login+"},
    {"login with the company's name",
     FORM(
         "<label>Company <input name=company></label><input name=user>" PASSWORD
         "<button>Log in</button>"),
     "login+"},
    {"login, a button that asks for less beside it",
     FORM("<input name=user>" PASSWORD "<button>Log in</button>"
          "<button type=button>Forgot your password?</button>"),
     "login+"},
    {"login, fields without a form",
     PAGE("Lumo", "<div><input name=account placeholder='Phone'><input "
                  "type=password autocomplete=new-password><button>Log in"
                  "</button></div>"),
     "login+"},
    {"login, fields without a form or a button",
     PAGE("Lumo", "<h1>Sign in</h1><input name=account placeholder='Phone'>"
                  "<input type=password autocomplete=new-password>"),
     "login+"},
    {"login, the page is one form",
     FORM("<input name=q placeholder=Search><button>Search</button>"
          "<label>First name <input name=fn></label><label>City <input "
          "name=c></label><input name=user>" PASSWORD
          "<input type=submit name='ctl00$btnLogin' value=''>"),
     "login+"},
    {"login fr",
     FORM("<label>Identifiant <input name=i></label>" PASSWORD
          "<button>Se connecter</button>"),
     "login+"},
    {"login fr, Valider",
     FORM("<label>Numéro de ligne <input name=l></label>" PASSWORD
          "<button>Valider</button>"),
     "login+"},
    {"login, fields of all kinds without a form",
     PAGE("Lumo", "<input name=user>" PASSWORD "<button>Log in</button><label>"
                  "Your name <input name=n></label><input type=password "
                  "name=unlock>"),
     "login+"},
    /* login, the name first */
    {"identifier first",
     PAGE("Sign in - Lumo", "<form><label>E-mail or phone <input type=email "
                            "name=identifier></label><button>Next</button>"
                            "</form>"),
     "login+"},
    {"identifier first, the password hidden",
     PAGE("Lumo", "<form action=/signin><input name=loginfmt><div "
                  "style='display:none'>" PASSWORD "</div><button>Next"
                  "</button></form>"),
     "login+"},
    {"identifier first, by its heading",
     PAGE("Lumo", "<h2>Log in to your account</h2><form><label>Customer number "
                  "<input name=n></label><button>Submit</button></form>"),
     "login+"},
    {"identifier first, by the title",
     PAGE("Lumo: log in", "<form><input type=email name=email><button>Go"
                          "</button></form>"),
     "login+"},
    {"identifier first, the title does not speak for the footer",
     PAGE("Lumo: log in", "<footer><form><input type=email name=email>"
                          "<button>Go</button></form></footer>"),
     "other+"},
    {"identifier first fr",
     FORM("<label>Votre adresse e-mail <input name=m></label><button>Continuer"
          "</button>"),
     "login+"},
    {"an address and a plain button are no login",
     FORM("<input type=email name=email><button>OK</button>"), "other+"},
    /* login elsewhere, and by a script */
    {"sso button", FORM("<button>Continue with Lumo ID</button>"), "login+"},
    {"sso button, single sign-on", FORM("<button>Single sign-on</button>"),
     "login+"},
    {"sso fr", FORM("<button>Se connecter avec FranceConnect</button>"),
     "login+"},
    {"with your e-mail is no sso",
     FORM("<button>Continue with e-mail</button>"), "other+"},
    {"fields that a script puts in",
     PAGE("Lumo", "<aside><form id=login_widget><input type=checkbox "
                  "name=remember><input type=submit value=Login></form>"
                  "</aside>"),
     "login+"},
    {"a button in the header that leads to the login",
     PAGE("Lumo", "<header><form action=/login><button>Log in</button></form>"
                  "</header>"),
     "other+"},
    /* one-time codes */
    {"otp by autocomplete",
     FORM("<input autocomplete=one-time-code><button>Verify</button>"), "otp+"},
    {"otp by label",
     FORM("<label>Verification code <input name=c></label><button>OK"
          "</button>"),
     "otp+"},
    {"otp, a box a digit",
     FORM("<label>6-digit code</label><input name=otp-1 maxlength=1><input "
          "name=otp-2 maxlength=1><input name=otp-3 maxlength=1>"),
     "otp+"},
    {"otp, a PIN that was sent",
     FORM("<label>Enter your PIN <input name=c></label><button>OK</button>"),
     "otp+"},
    {"otp fr",
     FORM("<label>Code reçu par SMS <input name=c></label><button>"
          "Valider</button>"),
     "otp+"},
    {"otp disabled",
     FORM("<input autocomplete=one-time-code disabled><button>Verify"
          "</button>"),
     "otp-"},
    /* registration */
    {"registration, two passwords",
     FORM("<input name=email>" PASSWORD "<input type=password name=again>"
          "<button>Go</button>"),
     "registration+"},
    {"registration, new password",
     FORM("<input name=email><input type=password autocomplete=new-password>"
          "<button>Submit</button>"),
     "registration+"},
    {"registration, a person's details",
     FORM("<label>First name <input name=a></label><label>Last name <input "
          "name=b></label>" PASSWORD "<button>Go on</button>"),
     "registration+"},
    {"registration, its button",
     FORM("<input name=email>" PASSWORD "<button>Create my account</button>"),
     "registration+"},
    {"registration, its name where the words are unknown",
     PAGE("Lumo", "<form id=form-register class=login-popup><input "
                  "name='register[email]'>" PASSWORD "<input type=submit "
                  "name='register[submit]' value='Зарегистрироваться'></form>"),
     "registration+"},
    {"registration, address first",
     PAGE("Log in or register",
          "<form id=create-account_form action=/login><h3>Create an account"
          "</h3><input name=email_create><button name=SubmitCreate>Create an "
          "account</button></form>"),
     "registration+"},
    {"registration, no password yet",
     PAGE("Lumo", "<form id=user-register-form action=/user/register><label>"
                  "User name <input name=name></label><input name=mail><input "
                  "type=submit value='Crear nova conta'></form>"),
     "registration+"},
    {"registration by the title",
     PAGE("Register - Lumo",
          "<form><label>User name <input name=a></label><label>E-mail <input "
          "name=b></label><button>Submit</button></form>"),
     "registration+"},
    {"registration fr",
     FORM("<label>Nom <input name=a></label><label>Prénom <input name=b>"
          "</label><input type=email name=c><button>S'inscrire</button>"),
     "registration+"},
    {"registration disabled",
     FORM("<fieldset disabled><input name=email>" PASSWORD
          "<input type=password name=again><button>Register</button>"
          "</fieldset>"),
     "registration-"},
    {"registration, more than one way to be known by",
     FORM("<label>User name <input name=a></label><label>E-mail <input name=b>"
          "</label><label>Phone <input name=c></label>" PASSWORD
          "<button>OK</button>"),
     "registration+"},
    /* recovery */
    {"recovery by its action",
     PAGE("Lumo", "<form action='/index?task=requestreset'><input name=email>"
                  "<button>Submit</button></form>"),
     "recovery+"},
    {"recovery by its button",
     FORM("<label>User name or e-mail <input name=u></label><button>E-mail "
          "new password</button>"),
     "recovery+"},
    {"recovery by its heading",
     PAGE("Lumo", "<h1>Forgot your password?</h1><form><input type=email "
                  "name=e><button>Continue</button></form>"),
     "recovery+"},
    {"recovery by the title",
     PAGE("Reset your password - Lumo",
          "<h2>Lumo</h2><form><input type=email name=e><button>Send</button>"
          "</form>"),
     "recovery+"},
    {"recovery, a new password is set",
     PAGE("Lumo", "<form action=/password/reset><input type=password "
                  "autocomplete=new-password><input type=password "
                  "autocomplete=new-password><button>Save</button></form>"),
     "recovery+"},
    {"recovery fr",
     PAGE("Lumo", "<form><legend>Mot de passe oublié</legend><label>Adresse "
                  "e-mail <input name=m></label><button>Envoyer</button>"
                  "</form>"),
     "recovery+"},
    {"recovery with a picture's code",
     PAGE("Lumo", "<form action='/login?do=lostpw'><input name=email><label>"
                  "Verification code <input name=v></label></form>"),
     "recovery+"},
    /* search */
    {"search by type", FORM("<input type=search name=x>"), "search+"},
    {"search by name", FORM("<input name=q><button>Go</button>"), "search+"},
    {"search by role and label",
     PAGE("Lumo", "<form role=search><input name=f aria-label='Search the "
                  "site'></form>"),
     "search+"},
    {"search fr", FORM("<input name=z placeholder='Rechercher'>"), "search+"},
    /* newsletter */
    {"newsletter by placeholder",
     FORM("<input name=email placeholder=NEWSLETTER><button>OK</button>"),
     "newsletter+"},
    {"newsletter by action",
     PAGE("Lumo", "<form action=/subscribe><input type=email name=e>"
                  "<button>Sign me up</button></form>"),
     "newsletter+"},
    {"newsletter by the words before",
     PAGE("Lumo", "<form id=register><div>Sign up for our weekly e-mail "
                  "<input name=email></div><button>Submit</button></form>"),
     "newsletter+"},
    {"newsletter with a name",
     PAGE("Lumo", "<h3>Join our mailing list</h3><form><label>First name "
                  "<input name=f></label><input type=email name=e><button>"
                  "Submit</button></form>"),
     "newsletter+"},
    {"newsletter fr",
     FORM("<label>Votre e-mail <input name=m></label><button>M'abonner à la "
          "newsletter</button>"),
     "newsletter+"},
    /* contact */
    {"contact",
     FORM("<label>Your name <input name=n></label><input type=email "
          "name=e><textarea name=m></textarea><button>Send"
          "</button>"),
     "contact+"},
    {"contact by its heading",
     PAGE("Lumo", "<h2>Contact us</h2><form><textarea name=m></textarea>"
                  "<button>Send</button></form>"),
     "contact+"},
    {"contact fr",
     FORM("<label>Courriel <input name=m></label><textarea name=t></textarea>"
          "<button>Envoyer</button>"),
     "contact+"},
    {"a captcha's text area is no message",
     PAGE("Lumo", "<form action=/user/register><label>User name <input name=n>"
                  "</label><textarea name=recaptcha_challenge_field>"
                  "</textarea></form>"),
     "registration+"},
    /* payment */
    {"payment",
     FORM("<label>Card number <input name=a></label><label>CVV "
          "<input name=b></label><button>Pay</button>"),
     "payment+"},
    {"payment, one field",
     PAGE("Lumo", "<h2>Payment</h2><form><label>IBAN <input name=i></label>"
                  "<button>OK</button></form>"),
     "payment+"},
    {"payment, by what the browser fills in",
     FORM("<input autocomplete=cc-number name=x><button>OK</button>"),
     "payment+"},
    {"payment, by a name",
     FORM("<input name=cardnumber><button>OK</button>"), "payment+"},
    {"payment, a code that is typed unseen",
     FORM("<input type=password name=cvc><button>OK</button>"), "payment+"},
    {"payment, an account and a bill fr",
     FORM("<label>IBAN <input name=i></label><button>Payer ma facture"
          "</button>"),
     "payment+"},
    {"payment, an account and a bill pt",
     FORM("<label>IBAN <input name=i></label><button>Pagar a fatura</button>"),
     "payment+"},
    {"a promotion is no activation",
     FORM("<label>Promo code <input name=c></label><button>Apply</button>"),
     "other+"},
    {"a promotion is no activation fr",
     FORM("<label>Code promo <input name=c></label><button>Activer</button>"),
     "other+"},
    {"a promotion is no activation de",
     FORM("<label>Rabattcode <input name=c></label><button>Einl\xC3\xB6sen"
          "</button>"),
     "other+"},
    {"the key of a network",
     FORM("<label>Network name <input name=a></label><label>Wi-Fi password "
          "<input type=password name=k autocomplete=new-password></label>"
          "<button>Save</button>"),
     "other+"},
    {"the key of a network nl",
     FORM("<label>Netwerknaam <input name=a></label><label>Wifi-wachtwoord "
          "<input type=password name=k></label><button>Opslaan</button>"),
     "other+"},
    {"payment fr",
     FORM("<label>Numéro de carte bancaire <input name=a></label><label>Date "
          "d'expiration <input name=b></label><button>Payer</button>"),
     "payment+"},
    /* activation */
    {"activation, SIM number",
     FORM("<label>SIM card number <input name=a></label><button>Activate"
          "</button>"),
     "activation+"},
    {"activation, ICCID", FORM("<input name=iccid><button>OK</button>"),
     "activation+"},
    {"activation, line",
     FORM("<label>Line number <input name=a></label><button>Continue"
          "</button>"),
     "activation+"},
    {"activation, serial",
     FORM("<label>Serial number <input name=a></label><button>Next</button>"),
     "activation+"},
    {"activation, voucher",
     FORM("<label>Voucher code <input name=a></label><button>OK</button>"),
     "activation+"},
    {"activation, the voucher's PIN",
     FORM("<label>Voucher PIN <input name=a></label><button>OK</button>"),
     "activation+"},
    {"activation, a PIN and its button",
     FORM("<label>PIN <input name=a></label><button>Activate</button>"),
     "activation+"},
    {"activation fr",
     FORM("<label>Numéro de votre carte SIM <input name=a></label><button>"
          "Activer</button>"),
     "activation+"},
    {"activation disabled",
     FORM("<label>Numéro de la carte SIM <input name=a disabled></label>"
          "<button>Activer</button>"),
     "activation-"},
    /* disabled */
    {"login disabled field by field",
     FORM("<input name=user disabled><input type=password disabled><button "
          "disabled>Log in</button>"),
     "login-"},
    {"login disabled as a set",
     FORM("<fieldset disabled><input name=user>" PASSWORD "<button>Log in"
          "</button></fieldset>"),
     "login-"},
    {"login read-only",
     FORM("<input name=user readonly><input type=password readonly><button>"
          "Log in</button>"),
     "login-"},
    {"login inert",
     PAGE("Lumo", "<form inert><input name=user>" PASSWORD "<button>Log in"
                  "</button></form>"),
     "login-"},
    {"sso disabled", FORM("<button disabled>Continue with Lumo ID</button>"),
     "login-"},
    {"one field can be used",
     FORM("<input name=user readonly>" PASSWORD "<button>Log in</button>"),
     "login+"},
    /* hidden */
    {"hidden login that a link opens",
     PAGE("Lumo", "<a href='#in'>Sign in</a><div style='display:none'><form "
                  "id=in><input name=user>" PASSWORD "</form></div>"),
     "login+"},
    {"hidden login that a button opens",
     PAGE("Lumo", "<button>Log in</button><div hidden><form id=in><input "
                  "name=user>" PASSWORD "</form></div>"),
     "login+ other+"},
    {"hidden login that nothing opens",
     PAGE("Lumo", "<a href=/help>Help</a><div hidden><form id=in><input "
                  "name=user>" PASSWORD "</form></div>"),
     "login-"},
    {"hidden registration and recovery",
     PAGE("Lumo", "<a href='#r'>Register</a><a href='#p'>Forgot your password?"
                  "</a><div hidden><form id=signup><input name=email>" PASSWORD
                  "</form></div><div hidden><form id=lost-password><input "
                  "name=email></form></div>"),
     "registration+ recovery+"},
    {"hidden newsletter and search are none",
     PAGE("Lumo", "<div hidden><form id=newsletter><input type=email name=e>"
                  "</form><form><input type=search></form></div>"),
     ""},
    /* several, and none of these */
    {"a shop's header",
     PAGE("Lumo", "<form action=/search><input name=q></form><form "
                  "action=/login><input name=user>" PASSWORD "</form><form "
                  "action=/newsletter><input type=email name=e></form>"),
     "search+ login+ newsletter+"},
    {"a quantity", FORM("<input name=qty value=1><button>Add to bag</button>"),
     "other+"},
};

/* The five other languages of the rules. */
static const struct row other_languages[] = {
    {"login de",
     FORM("<label>Benutzername <input name=a></label>" PASSWORD
          "<button>Anmelden</button>"),
     "login+"},
    {"identifier first de",
     FORM("<label>Kundennummer <input name=a></label><button>Weiter"
          "</button>"),
     "login+"},
    {"sso de", FORM("<button>Anmelden mit Lumo-Konto</button>"), "login+"},
    {"otp de", FORM("<label>Bestätigungscode <input name=a></label>"), "otp+"},
    {"registration de",
     FORM("<label>Vorname <input name=a></label><label>Nachname <input name=b>"
          "</label><input type=email name=c><button>Registrieren</button>"),
     "registration+"},
    {"recovery de",
     PAGE("Lumo", "<h2>Passwort vergessen?</h2><form><input type=email name=a>"
                  "<button>Absenden</button></form>"),
     "recovery+"},
    {"search de", FORM("<input name=z placeholder='Suchbegriff'>"), "search+"},
    {"newsletter de",
     FORM("<input type=email name=a><button>Newsletter abonnieren</button>"),
     "newsletter+"},
    {"contact de",
     FORM("<label>E-Mail <input name=a></label><textarea name=b></textarea>"
          "<button>Senden</button>"),
     "contact+"},
    {"payment de",
     FORM("<label>Kartennummer <input name=a></label><label>Ablaufdatum <input "
          "name=b></label>"),
     "payment+"},
    {"activation de",
     FORM("<label>SIM-Kartennummer <input name=a></label><button>Aktivieren"
          "</button>"),
     "activation+"},
    {"login es",
     FORM("<label>Usuario <input name=a></label>" PASSWORD
          "<button>Iniciar sesión</button>"),
     "login+"},
    {"identifier first es",
     FORM("<label>Correo electrónico <input name=a></label><button>Continuar"
          "</button>"),
     "login+"},
    {"sso es", FORM("<button>Acceder con Lumo</button>"), "login+"},
    {"otp es", FORM("<label>Código de verificación <input name=a></label>"),
     "otp+"},
    {"registration es",
     FORM("<label>Apellidos <input name=a></label><input type=email "
          "name=b>" PASSWORD "<button>Crear una cuenta</button>"),
     "registration+"},
    {"recovery es",
     PAGE("Lumo", "<h2>He olvidado mi contraseña</h2><form><input type=email "
                  "name=a><button>Enviar</button></form>"),
     "recovery+"},
    {"newsletter es",
     PAGE("Lumo", "<h3>Suscríbete al boletín</h3><form><input type=email "
                  "name=a><button>Enviar</button></form>"),
     "newsletter+"},
    {"activation es",
     FORM("<label>Número de la tarjeta SIM <input name=a></label><button>"
          "Activar</button>"),
     "activation+"},
    {"login it",
     FORM("<label>Nome utente <input name=a></label>" PASSWORD
          "<button>Accedi</button>"),
     "login+"},
    {"identifier first it",
     FORM("<label>Codice cliente <input name=a></label><button>Continua"
          "</button>"),
     "login+"},
    {"sso it", FORM("<button>Entra con SPID</button>"), "login+"},
    {"otp it", FORM("<label>Codice di verifica <input name=a></label>"),
     "otp+"},
    {"registration it",
     FORM("<label>Nome <input name=a></label><label>Cognome <input name=b>"
          "</label><input type=email name=c><button>Registrati</button>"),
     "registration+"},
    {"recovery it",
     PAGE("Lumo", "<h2>Password dimenticata</h2><form><input type=email name=a>"
                  "<button>Invia</button></form>"),
     "recovery+"},
    {"contact it",
     FORM("<input type=email name=a><textarea name=b></textarea><button>Invia"
          "</button>"),
     "contact+"},
    {"activation it",
     FORM("<label>Numero della carta SIM <input name=a></label><button>Attiva"
          "</button>"),
     "activation+"},
    {"login pt",
     FORM("<label>Utilizador <input name=a></label>" PASSWORD
          "<button>Entrar</button>"),
     "login+"},
    {"identifier first pt",
     FORM("<label>Número de cliente <input name=a></label><button>Seguinte"
          "</button>"),
     "login+"},
    {"sso pt", FORM("<button>Entrar com Lumo</button>"), "login+"},
    {"otp pt", FORM("<label>Código de verificação <input name=a></label>"),
     "otp+"},
    {"registration pt",
     FORM("<label>Apelido <input name=a></label><input type=email "
          "name=b>" PASSWORD "<button>Criar conta</button>"),
     "registration+"},
    {"recovery pt",
     PAGE("Lumo", "<h2>Recuperar palavra-passe</h2><form><input type=email "
                  "name=a><button>Enviar</button></form>"),
     "recovery+"},
    {"search pt", FORM("<input name=z placeholder='Pesquisar'>"), "search+"},
    {"activation pt",
     FORM("<label>Número do cartão SIM <input name=a></label><button>Ativar"
          "</button>"),
     "activation+"},
    {"login nl",
     FORM("<label>Gebruikersnaam <input name=a></label>" PASSWORD
          "<button>Inloggen</button>"),
     "login+"},
    {"identifier first nl",
     FORM("<label>Klantnummer <input name=a></label><button>Volgende"
          "</button>"),
     "login+"},
    {"sso nl", FORM("<button>Inloggen met DigiD</button>"), "login+"},
    {"otp nl", FORM("<label>Verificatiecode <input name=a></label>"), "otp+"},
    {"registration nl",
     FORM("<label>Voornaam <input name=a></label><label>Achternaam <input "
          "name=b></label><input type=email name=c><button>Registreren"
          "</button>"),
     "registration+"},
    {"recovery nl",
     PAGE("Lumo", "<h2>Wachtwoord vergeten?</h2><form><input type=email name=a>"
                  "<button>Verzenden</button></form>"),
     "recovery+"},
    {"newsletter nl",
     PAGE("Lumo", "<h3>Nieuwsbrief</h3><form><input type=email name=a><button>"
                  "Verzenden</button></form>"),
     "newsletter+"},
    {"activation nl",
     FORM("<label>Simkaartnummer <input name=a></label><button>Activeren"
          "</button>"),
     "activation+"},
};

/* An address and a button that only sends: no login in any language. */
static const struct row plain_buttons[] = {
    {"en", FORM("<input type=email name=a><button>Submit</button>"), "other+"},
    {"fr", FORM("<input type=email name=a><button>Valider</button>"), "other+"},
    {"de", FORM("<input type=email name=a><button>Absenden</button>"),
     "other+"},
    {"es", FORM("<input type=email name=a><button>Enviar</button>"), "other+"},
    {"it", FORM("<input type=email name=a><button>Invia</button>"), "other+"},
    {"pt", FORM("<input type=email name=a><button>Confirmar</button>"),
     "other+"},
    {"nl", FORM("<input type=email name=a><button>Verzenden</button>"),
     "other+"},
};

struct way {
    const char *name;
    const char *html;
    const char *reason;
    const char *forms;
};

/* What a login page has in place of a form, and what is none. */
static const struct way ways[] = {
    {"a link to log in elsewhere",
     PAGE("Lumo", "<p><a href=/sso>Sign in with Lumo ID</a></p>"
                  "<p>Our tariffs include calls and data for everybody.</p>"),
     "ok", "login+"},
    {"a link that stands alone",
     PAGE("Lumo", "<p>Our tariffs include calls and data for everybody.</p>"
                  "<p><a href=/in>Log in</a></p>"),
     "ok", ""},
    {"a link in the menu is none",
     PAGE("Lumo", "<nav><a href=/in>Log in</a></nav><p>Our tariffs include "
                  "calls and data for everybody in the house.</p>"),
     "function_missing", ""},
    {"a link in a sentence is none",
     PAGE("Lumo", "<p>Our tariffs include calls and data, <a href=/in>log in"
                  "</a> to see yours and those of the house.</p>"),
     "function_missing", ""},
    {"a form that a link opens",
     PAGE("Lumo", "<nav><a href='#in'>Log in</a></nav><p>Our tariffs include "
                  "calls and data for everybody in the house.</p><div hidden>"
                  "<form id=in><input name=user>" PASSWORD "</form></div>"),
     "ok", "login+"},
    {"a form that nothing opens",
     PAGE("Lumo", "<p>Our tariffs include calls and data for everybody in the "
                  "house.</p><div hidden><form><input name=user>" PASSWORD
                  "</form></div>"),
     "function_missing", "login-"},
    {"a frame",
     PAGE("Lumo", "<p>Our tariffs include calls and data for everybody in the "
                  "house.</p><iframe src='https://id.example.org/login?x=1'>"
                  "</iframe>"),
     "ok", ""},
    {"a frame of something else",
     PAGE("Lumo", "<p>Our tariffs include calls and data for everybody in the "
                  "house.</p><iframe src='https://maps.example.org/'>"
                  "</iframe>"),
     "function_missing", ""},
    {"a hidden frame",
     PAGE("Lumo", "<p>Our tariffs include calls and data for everybody in the "
                  "house.</p><iframe hidden src='https://id.example.org/login'>"
                  "</iframe>"),
     "function_missing", ""},
    {"a button outside of its form sends it",
     PAGE("Lumo", "<div role=alert>There was a problem, please try again."
                  "</div><form><input name=user>" PASSWORD "</form><button>"
                  "Log in</button>"),
     "ok", "login+ other+"},
    /* What may be a step of a login, and what is none. */
    {"a number and a birthday",
     PAGE("Lumo", "<p>For those who have a contract with us.</p><form>"
                  "<label>Customer number <input name=a></label><label>Date of "
                  "birth <input name=b></label><button>Check</button></form>"),
     "ok", "other+"},
    {"a list of schools",
     PAGE("Lumo", "<p>Where do you come from, where do you go?</p><form>"
                  "<label>Your school <select name=s><option>Aldring<option>"
                  "Brenn</select></label><button>Go</button></form>"),
     "ok", "other+"},
    {"a list of banks, in German",
     PAGE("Lumo", "<p>Bitte w\xC3\xA4hlen Sie aus der Liste aus.</p><form>"
                  "<label>Ihre Bank <select name=s><option>Aldring<option>Brenn"
                  "</select></label><button>Los</button></form>"),
     "ok", "other+"},
    {"whoever chooses a password can log in",
     PAGE("Lumo", "<form><input name=name><input type=email name=mail>" PASSWORD
                  "<input type=password name=again><button>Create my account"
                  "</button></form>"),
     "ok", "registration+"},
    {"a registration without a password",
     PAGE("Lumo", "<p>Our tariffs include calls and data for everybody.</p>"
                  "<form><label>First name <input name=fn></label><input "
                  "type=email name=mail><button>Sign up</button></form>"),
     "function_missing", "registration+"},
    {"who can have it, by postal code",
     PAGE("Lumo", "<p>Le r\xC3\xA9seau arrive bient\xC3\xB4t chez vous, "
                  "peut-\xC3\xAAtre.</p><form><label>Code postal <input "
                  "name=cp></label><button>V\xC3\xA9rifier mon "
                  "\xC3\xA9ligibilit\xC3\xA9</button></form>"),
     "function_missing", "other+"},
    {"a rating",
     PAGE("Lumo", "<p>How do you like our tariffs and our new shops?</p><form>"
                  "<label>Stars <select name=s><option>1<option>2</select>"
                  "</label><button>Send</button></form>"),
     "function_missing", "other+"},
    {"a comment",
     PAGE("Lumo", "<p>What do you think of our tariffs and our shops?</p><form>"
                  "<label>Name <input name=n></label><textarea name=c>"
                  "</textarea><button>Post comment</button></form>"),
     "function_missing", "contact+"},
    {"a request to be called",
     PAGE("Lumo", "<p>Our people like to talk to you about our tariffs.</p>"
                  "<form><label>Your name <input name=n></label><label>Phone "
                  "<input type=tel name=t></label><button>Call me back</button>"
                  "</form>"),
     "function_missing", "other+"},
    {"a request to be called, in Dutch",
     PAGE("Lumo", "<p>Onze mensen praten graag met u over onze tarieven.</p>"
                  "<form><label>Uw naam <input name=n></label><label>Telefoon "
                  "<input type=tel name=t></label><button>Bel mij terug"
                  "</button></form>"),
     "function_missing", "other+"},
    {"a payment",
     PAGE("Lumo", "<p>Our tariffs include calls and data for everybody.</p>"
                  "<form><input autocomplete=cc-number name=x><button>Next"
                  "</button></form>"),
     "function_missing", "payment+"},
    {"a promotion",
     PAGE("Lumo", "<p>Our tariffs include calls and data for everybody.</p>"
                  "<form><label>Promo code <input name=x></label><button>Next"
                  "</button></form>"),
     "function_missing", "other+"},
    {"a link does not outweigh a claim",
     PAGE("Lumo", "<h1>Our site is currently undergoing maintenance</h1>"
                  "<p><a href=/in>Log in</a></p>"),
     "page_maintenance", ""},
    {"nor does a hidden form",
     PAGE("Lumo",
          "<h1>Our site is currently undergoing maintenance</h1>"
          "<a href='#in'>Log in</a><div hidden><form><input name=user>" PASSWORD
          "</form></div>"),
     "page_maintenance", "login+"},
};

static syma_ruleset *rules;

static void load_rules(void)
{
    ck_assert_int_eq(syma_ruleset_new(&rules), SYMA_OK);
    ck_assert_int_eq(syma_ruleset_load_builtin(rules), SYMA_OK);
    ck_assert_int_eq(syma_ruleset_compile(rules), SYMA_OK);
}

static void free_rules(void)
{
    syma_ruleset_free(rules);
}

static syma_verdict *judge(const char *html, int kind)
{
    syma_page *page = NULL;
    syma_verdict *v = NULL;

    ck_assert_int_eq(syma_page_new(NULL, &page), SYMA_OK);
    ck_assert_int_eq(syma_page_set_http_status(page, 200), SYMA_OK);
    ck_assert_int_eq(syma_page_feed(page, html, strlen(html)), SYMA_OK);
    ck_assert_int_eq(syma_page_finish(page), SYMA_OK);
    ck_assert_int_eq(syma_classify(page, kind, NULL, rules, &v), SYMA_OK);
    syma_page_free(page);
    return v;
}

static void assert_forms(const syma_verdict *v, const char *name,
                         const char *want)
{
    char got[256] = "";
    size_t i;

    for (i = 0; i < syma_verdict_form_count(v); i++) {
        ck_assert_uint_lt(strlen(got) + 16, sizeof got);
        if (i > 0)
            strcat(got, " ");
        strcat(got, syma_verdict_form_kind(v, i));
        strcat(got, syma_verdict_form_enabled(v, i) ? "+" : "-");
    }
    ck_assert_msg(strcmp(got, want) == 0, "%s: '%s', expected '%s'", name, got,
                  want);
}

static void assert_row(const struct row *row)
{
    syma_verdict *v = judge(row->html, SYMA_SECTION_GENERIC);

    assert_forms(v, row->name, row->forms);
    syma_verdict_unref(v);
}

START_TEST(test_form)
{
    assert_row(&cases[_i]);
}
END_TEST

START_TEST(test_other_language)
{
    assert_row(&other_languages[_i]);
}
END_TEST

START_TEST(test_plain_button)
{
    assert_row(&plain_buttons[_i]);
}
END_TEST

START_TEST(test_way_in)
{
    const struct way *way = &ways[_i];
    syma_verdict *v = judge(way->html, SYMA_SECTION_LOGIN);

    ck_assert_msg(strcmp(syma_verdict_reason(v), way->reason) == 0,
                  "%s: %s, expected %s", way->name, syma_verdict_reason(v),
                  way->reason);
    assert_forms(v, way->name, way->forms);
    syma_verdict_unref(v);
}
END_TEST

#define COUNT(table) ((int)(sizeof(table) / sizeof(table)[0]))

int main(void)
{
    Suite *suite = suite_create("form_use");
    TCase *rows = tcase_create("rows");
    SRunner *runner;
    int failed;

    tcase_add_unchecked_fixture(rows, load_rules, free_rules);
    tcase_add_loop_test(rows, test_form, 0, COUNT(cases));
    tcase_add_loop_test(rows, test_other_language, 0, COUNT(other_languages));
    tcase_add_loop_test(rows, test_plain_button, 0, COUNT(plain_buttons));
    tcase_add_loop_test(rows, test_way_in, 0, COUNT(ways));
    suite_add_tcase(suite, rows);
    runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
