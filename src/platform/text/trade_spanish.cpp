#include "platform/text/trade_words.hpp"

#include <array>

namespace plenty::text {
namespace {

using std::string_view;

constexpr auto spanish_asks = std::to_array<string_view>({
    // precios
    "# $",
    "$ #",
    "por # por|la hora",
    "# la|por|a|/ hora|noche|clase|sesion|dia",
    "precio : #",
    "precio #",
    "precio a|fijo|negociable|es|por|de",
    "buen|mejor|bajo precio",
    "negociable",
    "mejor oferta|postor",
    "aceptan|acepto|escucho|aceptamos ofertas",
    "tarifa|tarifas",
    "la voluntad",
    "propina|propinas",
    "aportacion voluntaria|minima|de",
    "donativo de|minimo|voluntario",
    // vender, comprar, alquilar
    "vendo|vendemos|venderia",
    "se vende|venden",
    "en|a venta",
    "a la venta",
    "compro|compramos",
    "se compra|compran",
    "alquilo|alquilamos",
    "se alquila|alquilan",
    "en alquiler",
    // pagar, cobrar
    "cobro|cobramos|cobraria|cobrando",
    "se cobra",
    "te|os|le|les pago|pagare|pagamos|pagaria",
    "se paga",
    "puedo|podria|podemos pagar",
    "pago bien|en|por|al|a|hasta",
    "pago #",
    "bizum|paypal",
    "pido # ?$",
    "fianza",
    // trueque
    "a cambio ?de",
    "trueque|trueques|truequear|truequeo",
    "permuto|permuta|permutar",
    "canjeo|canje|canjear",
    "cambio|cambiamos|cambiaria ... por",
    "la|lo|las|los cambio|cambiaria|cambiamos",
    "intercambio ... por",
    "intercambiaria|intercambiamos|intercambiar ... por",
    "se intercambia|cambia|cambian|intercambian ... por",
});

constexpr auto spanish_always = std::to_array<string_view>({
    "no bajo de",
    "no menos de # $",
});

constexpr auto spanish_harmless = std::to_array<string_view>({
    "cambio|cambiamos de",
    "cambio panales",
    "por la|las noche|noches|tarde|tardes|manana|mananas|medio",
    "billete|billetes|moneda|monedas|vale|vales|tarjeta de # $",
    "costo|costado|costaba ?solo # $",
    "pague|pagamos # $",
    "hasta|cuando ?que cobro|cobre",
    "cobro|cobrar el|la|mi paro|pension|subsidio|nomina|sueldo",
    "te|le|os|les|yo compro|compramos",
    "compro yo",
    "intercambio de",
    "venta de",
    "# $ de deuda|multa",
    "ayuda|ayudar|ayude para|a pagar|vender|cobrar",
});

constexpr auto spanish_negations =
    std::to_array<string_view>({"no", "nada", "sin", "nunca", "nadie", "ni", "tampoco", "jamas"});

constexpr auto spanish_numbers = std::to_array<string_view>(
    {"un",       "uno",       "una",     "dos",  "tres",   "cuatro",     "cinco",  "seis",
     "siete",    "ocho",      "nueve",   "diez", "doce",   "quince",     "veinte", "treinta",
     "cuarenta", "cincuenta", "sesenta", "cien", "ciento", "doscientos", "mil"});

constexpr auto spanish_money =
    std::to_array<string_view>({"euro", "euros", "pesos", "dolar", "dolares", "soles", "mxn", "cop", "ars"});

}

const TradeWords spanish_trade{spanish_asks,      spanish_always,  spanish_harmless,
                               spanish_negations, spanish_numbers, spanish_money};

}
