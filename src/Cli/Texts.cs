using System.Globalization;

namespace Forja.Cli;

/// <summary>What the command line says, in Portuguese and English; the language is the environment's (LC_ALL, LC_MESSAGES, LANG).</summary>
internal static class Texts
{
    private static readonly Dictionary<string, (string English, string Portuguese)> All = new()
    {
        ["about"] = ("Describe an app, get a live preview and its code.", "Descreva um aplicativo e receba a prévia ao vivo e o código."),
        ["new"] = ("Creates a project from a sentence and follows it to its preview.", "Cria um projeto a partir de uma frase e o acompanha até a prévia."),
        ["turn"] = ("Asks for a change of a project and follows it to its end.", "Pede uma mudança em um projeto e a acompanha até o fim."),
        ["open"] = ("Prints a link that opens a project's preview; without an id, Forja itself.", "Mostra um link que abre a prévia de um projeto; sem id, o próprio Forja."),
        ["projects"] = ("Lists the projects.", "Lista os projetos."),
        ["delete"] = ("Deletes a project with everything in it.", "Apaga um projeto com tudo o que há nele."),
        ["status"] = ("Says how a project, or the server, is doing.", "Diz como está um projeto, ou o servidor."),
        ["doctor.no-chromium"] = (
            "missing: apps are checked without a browser. On Debian: apt-get install chromium", "falta: os apps são verificados sem navegador. No Debian: apt-get install chromium"),
        ["doctor"] = ("Looks at this machine and says what is there and what is missing.", "Examina esta máquina e diz o que há e o que falta."),
        ["arg.prompt"] = ("The app, in your words.", "O aplicativo, nas suas palavras."),
        ["arg.text"] = ("What to change, in your words.", "O que mudar, nas suas palavras."),
        ["arg.id"] = ("The project's id.", "O identificador do projeto."),
        ["opt.port"] = ("Port of the server (7070).", "Porta do servidor (7070)."),
        ["opt.data"] = ("Data directory of the server.", "Diretório de dados do servidor."),
        ["opt.json"] = ("The last line of the output is one JSON object.", "A última linha da saída é um objeto JSON."),
        ["opt.model"] = ("The model to ask; \"starter\" asks none.", "O modelo a usar; \"starter\" não usa nenhum."),
        ["opt.name"] = ("The project's name.", "O nome do projeto."),
        ["opt.starter"] = ("The starter to begin with.", "O modelo inicial de projeto."),
        ["server.not-running"] = ("No server answers here. Start it with: ./forja up", "Nenhum servidor responde aqui. Inicie com: ./forja up"),
        ["server.no-token"] = ("The server's data directory has no readable instance.json. Give the server's --data.", "O diretório de dados do servidor não tem um instance.json legível. Informe o --data do servidor."),
        ["auth.required"] = ("The server does not know this token: is --data the directory of the server on this port?", "O servidor não reconhece este token: --data é o diretório do servidor desta porta?"),
        ["project.not-found"] = ("There is no such project.", "Esse projeto não existe."),
        ["turn.running"] = ("A turn of this project is running; wait for it or stop it.", "Há uma tarefa em andamento neste projeto; espere ou pare-a."),
        ["turn.interrupted"] = ("The server stopped in the middle; what was finished is kept. Ask again.", "O servidor parou no meio; o que estava pronto foi mantido. Peça de novo."),
        ["turn.cancelled"] = ("The turn was stopped; what was finished is kept.", "A tarefa foi parada; o que estava pronto foi mantido."),
        ["turn.checks-failed"] = ("The files are written, but the app does not pass its checks.", "Os arquivos foram escritos, mas o aplicativo não passa nas verificações."),
        ["model.none"] = ("No model is configured. Set ANTHROPIC_API_KEY, OPENAI_API_KEY or OLLAMA_HOST and start the server again.", "Nenhum modelo está configurado. Defina ANTHROPIC_API_KEY, OPENAI_API_KEY ou OLLAMA_HOST e reinicie o servidor."),
        ["starter.no-model"] = ("No model is configured, so this is the starter \"{starter}\" as it is. Set ANTHROPIC_API_KEY, OPENAI_API_KEY or OLLAMA_HOST to have apps written.", "Nenhum modelo está configurado, então este é o projeto inicial \"{starter}\" como ele é. Defina ANTHROPIC_API_KEY, OPENAI_API_KEY ou OLLAMA_HOST para que aplicativos sejam escritos."),
        ["starter.chosen"] = ("This is the starter \"{starter}\" as it is; no model was used.", "Este é o projeto inicial \"{starter}\" como ele é; nenhum modelo foi usado."),
        ["starter.model-unreachable"] = ("The model could not be reached ({reason}); this is the starter \"{starter}\" as it is.", "O modelo não pôde ser alcançado ({reason}); este é o projeto inicial \"{starter}\" como ele é."),
        ["repair.package-added"] = ("Added the missing package {package}.", "Adicionado o pacote que faltava: {package}."),
        ["repair.model"] = ("A check failed ({check}); asking the model to mend it (attempt {attempt}).", "Uma verificação falhou ({check}); pedindo ao modelo que corrija (tentativa {attempt})."),
        ["repair.import-mended"] = ("An import was set right in {path}.", "Um import foi corrigido em {path}."),
        ["repair.restored"] = (
            "Nothing helped, so the project is as it was before (version {version}). The attempt is kept as version {attempt}.",
            "Nada ajudou, então o projeto está como antes (versão {version}). A tentativa ficou guardada como versão {attempt}."),
        ["look.again"] = ("The app works. The model looks at it once more.", "O app funciona. O modelo o examina mais uma vez."),
        ["look.undone"] = (
            "What the second look changed did not work and was taken back: version {version} stands.", "O que o segundo exame mudou não funcionou e foi desfeito: vale a versão {version}."),
        ["turn.resumed"] = ("The server was restarted; the work goes on from where it was.", "O servidor foi reiniciado; o trabalho continua de onde estava."),
        ["repair.undone"] = ("The repair made it worse and was taken back: version {version} stands.", "A correção piorou o app e foi desfeita: vale a versão {version}."),
        ["repair.stuck"] = ("The repair changed nothing about the error.", "A correção não mudou o erro."),
        ["model.retrying"] = ("Trying the model again ({reason}).", "Tentando o modelo de novo ({reason})."),
        ["model.continuing"] = ("The answer was long and was cut; the model goes on where it stopped.", "A resposta era longa e foi cortada; o modelo continua de onde parou."),
        ["model.resuming"] = ("The answer broke off and is being resumed; finished files are kept.", "A resposta se interrompeu e está sendo retomada; os arquivos prontos foram mantidos."),
        ["model.asking-again"] = ("Some files were left unfinished; the model is asked for them again: {files}", "Alguns arquivos ficaram incompletos; o modelo vai escrevê-los de novo: {files}"),
        ["model.edits-returned"] = ("Some changes did not fit the files and were given back to the model.", "Algumas mudanças não se encaixaram nos arquivos e voltaram para o modelo."),
        ["context.reduced"] = ("The project is large: the model sees {shown} of {total} files and asks for others.", "O projeto é grande: o modelo vê {shown} de {total} arquivos e pede os outros."),
        ["turn.nothing-changed"] = ("The model answered in words and changed no file.", "O modelo respondeu com palavras e não mudou nenhum arquivo."),
        ["status.planning"] = ("The model reads and thinks…", "O modelo lê e pensa…"),
        ["status.writing"] = ("Writing…", "Escrevendo…"),
        ["status.running"] = ("Seeing the app run…", "Vendo o aplicativo rodar…"),
        ["status.checking"] = ("Checking…", "Verificando…"),
        ["status.repairing"] = ("Mending…", "Corrigindo…"),
        ["stage.preparing-dependencies"] = ("Preparing packages…", "Preparando pacotes…"),
        ["created"] = ("Project {id}", "Projeto {id}"),
        ["ready"] = ("Ready: {url}", "Pronto: {url}"),
        ["failed"] = ("Failed: {why}", "Falhou: {why}"),
        ["deleted"] = ("Deleted.", "Apagado."),
        ["none"] = ("No projects yet. Make one with: forja new \"…\"", "Ainda não há projetos. Crie um com: forja new \"…\""),
        ["cancelled"] = ("Cancelled; the server goes on with it.", "Cancelado; o servidor continua."),
    };

    private static readonly bool Portuguese = Language.StartsWith("pt", StringComparison.OrdinalIgnoreCase);

    /// <summary>The language to tell the server.</summary>
    public static string Tag => Portuguese ? "pt-BR" : "en";

    private static string Language =>
        new[] { "LC_ALL", "LC_MESSAGES", "LANG" }.Select(Environment.GetEnvironmentVariable).FirstOrDefault(value => !string.IsNullOrEmpty(value)) ?? "en";

    public static string Of(string key, params (string Name, string? Value)[] values) => Find(key, values) ?? key;

    public static string? Find(string key, params (string Name, string? Value)[] values)
    {
        if (!All.TryGetValue(key, out var text)) return null;
        var told = Portuguese ? text.Portuguese : text.English;
        foreach (var (name, value) in values) told = told.Replace("{" + name + "}", value, false, CultureInfo.InvariantCulture);
        return told;
    }
}
