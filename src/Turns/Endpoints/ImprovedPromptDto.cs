using System.ComponentModel.DataAnnotations;

namespace Forja.Turns.Endpoints;

/// <summary>A short wish that is to become a fuller request.</summary>
public sealed record ImprovePromptRequest
{
    [Required]
    public required string Text { get; init; }

    /// <summary>The model to ask; the default one when it is left out.</summary>
    public string? Model { get; init; }
}

/// <summary>The fuller request, for the person to read and change.</summary>
public sealed record ImprovedPromptDto(string Text);
