using Forja.Accounts.Pages;
using Forja.Sandboxes;

namespace Forja.Previews.Pages;

/// <summary>The words of the edge's own pages in one language. Serialised for the waiting page's script, which changes them as the sandbox goes on.</summary>
internal sealed record PreviewTexts(
    string Waking,
    string Failed,
    string Stopped,
    string StoppedLead,
    string Reason,
    string Hint,
    string Restart,
    string Start,
    string NothingListens,
    string NothingListensLead,
    string NoAnswer,
    string NoAnswerLead,
    string TryAgain,
    string Closed,
    string ClosedLead,
    IReadOnlyDictionary<string, string> Stages,
    IReadOnlyDictionary<string, string> Reasons)
{
    private static readonly PreviewTexts English = new(
        "Starting your app",
        "The app did not start",
        "The app is stopped",
        "It was stopped or slept meanwhile. Its files are safe.",
        "This is the last thing it printed:",
        "You can leave this page open: the app appears here by itself.",
        "Restart",
        "Start",
        "Nothing answers on port {0} yet",
        "The sandbox is running, but no program in it listens on this port. As soon as one does, it appears here.",
        "The app did not answer properly",
        "The connection ended before a complete HTTP answer came. The port may speak TLS or another protocol, or the program just ended.",
        "Try again",
        "Open this preview from Forja",
        "This address is private. Open the project in Forja and use its preview from there, or ask for a new link: a link opens once, in one browser.",
        new Dictionary<string, string>
        {
            ["none"] = "Waking it up…",
            [SandboxStage.PreparingDependencies] = "Preparing its packages…",
            [SandboxStage.Starting] = "Starting its server…",
            [SandboxStage.WaitingForPort] = "Its server is starting up; waiting for the first answer…",
        },
        new Dictionary<string, string>
        {
            ["sandbox.unreachable"] = "Forja could not reach the sandbox.",
            ["sandbox.server-exited"] = "Its server ended. This is the last thing it printed:",
            ["sandbox.not-ready"] = "Its server started but did not answer in time. This is the last thing it printed:",
            ["sandbox.out-of-memory"] = "It needed more memory than it may use and was stopped.",
            ["sandbox.no-recipe"] = "Forja does not know how to start this project: say it in forja.json.",
            ["sandbox.recipe-invalid"] = "forja.json says how to start this project, but not in a way that Forja understands.",
            ["sandbox.toolchain-missing"] = "It needs a language that this machine does not have. The last line says what to install:",
            ["sandbox.lost"] = "The sandbox ended unexpectedly.",
        });

    private static readonly PreviewTexts Portuguese = new(
        "Iniciando seu app",
        "O app não iniciou",
        "O app está parado",
        "Ele foi parado ou adormeceu nesse meio-tempo. Os arquivos estão a salvo.",
        "Esta foi a última coisa que ele escreveu:",
        "Pode deixar esta página aberta: o app aparece aqui sozinho.",
        "Reiniciar",
        "Iniciar",
        "Nada responde na porta {0} ainda",
        "O sandbox está funcionando, mas nenhum programa dentro dele escuta nesta porta. Assim que um escutar, ele aparece aqui.",
        "O app não respondeu direito",
        "A conexão terminou antes de uma resposta HTTP completa. A porta pode falar TLS ou outro protocolo, ou o programa acabou de encerrar.",
        "Tentar de novo",
        "Abra esta prévia pelo Forja",
        "Este endereço é privado. Abra o projeto no Forja e use a prévia por lá, ou peça um novo link: cada link abre uma vez, em um navegador.",
        new Dictionary<string, string>
        {
            ["none"] = "Acordando o app…",
            [SandboxStage.PreparingDependencies] = "Preparando os pacotes…",
            [SandboxStage.Starting] = "Iniciando o servidor do app…",
            [SandboxStage.WaitingForPort] = "O servidor está subindo; esperando a primeira resposta…",
        },
        new Dictionary<string, string>
        {
            ["sandbox.unreachable"] = "O Forja não conseguiu alcançar o sandbox.",
            ["sandbox.server-exited"] = "O servidor do app encerrou. Esta foi a última coisa que ele escreveu:",
            ["sandbox.not-ready"] = "O servidor do app subiu, mas não respondeu a tempo. Esta foi a última coisa que ele escreveu:",
            ["sandbox.out-of-memory"] = "O app precisou de mais memória do que pode usar e foi encerrado.",
            ["sandbox.no-recipe"] = "O Forja não sabe como iniciar este projeto: diga em forja.json.",
            ["sandbox.recipe-invalid"] = "O forja.json diz como iniciar este projeto, mas não de um jeito que o Forja entenda.",
            ["sandbox.toolchain-missing"] = "Ele precisa de uma linguagem que esta máquina não tem. A última linha diz o que instalar:",
            ["sandbox.lost"] = "O sandbox terminou de repente.",
        });

    public static PreviewTexts In(string language) => language == UserLanguage.Portuguese ? Portuguese : English;

    /// <summary>For who came by a link: why an app does not start is its owner's affair.</summary>
    public PreviewTexts ForGuests(string language)
    {
        var lead = ShareTexts.In(language).FailedLead;
        return this with { Reason = lead, Reasons = new Dictionary<string, string>() };
    }
}
