namespace Forja.Generation.Prompts;

/// <summary>Guesses tokens before sending, on the safe side.</summary>
internal static class Estimate
{
    // Code has about 3.5 characters a token with the tokenizers in use, Portuguese text about 4.
    private const double CharactersPerToken = 3.3;

    public static int Tokens(string? text) => text is null ? 0 : (int)(text.Length / CharactersPerToken) + 1;
}
