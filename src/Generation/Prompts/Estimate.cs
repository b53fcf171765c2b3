using Forja.Generation.Models;

namespace Forja.Generation.Prompts;

/// <summary>Guesses tokens before sending, on the safe side.</summary>
internal static class Estimate
{
    // Code has about 3.5 characters a token with the tokenizers in use, Portuguese text about 4.
    private const double CharactersPerToken = 3.3;

    // A picture of 1.15 megapixels, above which providers shrink it.
    private const int ImageTokens = 1600;

    public static int Tokens(string? text) => text is null ? 0 : Tokens(text.Length);

    public static int Tokens(int characters) => (int)(characters / CharactersPerToken) + 1;

    public static int Tokens(ModelMessage message) =>
        Tokens(message.Text) + message.Results.Sum(result => Tokens(result.Text)) + message.Calls.Sum(call => Tokens(call.Arguments)) + (message.Images.Count * ImageTokens);
}
