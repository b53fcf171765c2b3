using Forja.Accounts.Pages;

namespace Forja.Previews.Pages;

/// <summary>The words of the pages for guests in one language.</summary>
internal sealed record ShareTexts(
    string Passcode,
    string PasscodeLead,
    string PasscodeLabel,
    string PasscodeGo,
    string PasscodeWrong,
    string Ended,
    string EndedLead,
    string TooMany,
    string TooManyLead,
    string TooManyLeadOne,
    string FailedLead)
{
    private static readonly ShareTexts English = new(
        "This app asks for a passcode",
        "Whoever sent you the link knows it.",
        "Passcode",
        "Show the app",
        "This is not the passcode. Look at capitals and try again.",
        "This link does not work any more",
        "It was ended, its time is over, or a part of it got lost on the way. Ask whoever sent it for a new one.",
        "Too many attempts",
        "For safety nothing is tried again from here for {0} minutes.",
        "For safety nothing is tried again from here for a minute.",
        "The app is not running at the moment. Whoever sent you the link can see why.");

    private static readonly ShareTexts Portuguese = new(
        "Este app pede uma senha",
        "Quem mandou o link sabe qual é.",
        "Senha",
        "Mostrar o app",
        "A senha não é essa. Confira maiúsculas e minúsculas e tente de novo.",
        "Este link não funciona mais",
        "Ele foi encerrado, o prazo acabou ou uma parte se perdeu no caminho. Peça um novo a quem mandou.",
        "Tentativas demais",
        "Por segurança, nada será tentado daqui por {0} minutos.",
        "Por segurança, nada será tentado daqui por um minuto.",
        "O app não está funcionando no momento. Quem mandou o link consegue ver o motivo.");

    public static ShareTexts In(string language) => language == UserLanguage.Portuguese ? Portuguese : English;
}
