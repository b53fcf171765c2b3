using System.ComponentModel.DataAnnotations;

namespace Forja.Turns.Endpoints;

/// <summary>A project as clients see it. Events after <paramref name="Seq"/> complete this answer.</summary>
public sealed record ProjectDto(
    string Id,
    string Name,
    string Prompt,
    IReadOnlyList<string> Stack,
    string? Starter,
    string Runtime,
    string? Model,
    string Language,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt,
    int Version,
    string? TurnId,
    string PreviewUrl,
    string OpenUrl,
    SandboxDto Sandbox,
    long Seq);

/// <summary>A project in a list. Its thumbnail is the newest picture that was taken of it.</summary>
public sealed record ProjectSummaryDto(
    string Id,
    string Name,
    IReadOnlyList<string> Stack,
    string? Starter,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt,
    int Version,
    string PreviewUrl,
    string SandboxState,
    string? Thumbnail);

/// <summary>Some projects, newest first, and the cursor of the next ones.</summary>
public sealed record ProjectListDto(IReadOnlyList<ProjectSummaryDto> Items, string? Next);

/// <summary>What a person wants built.</summary>
public sealed record CreateProjectRequest
{
    /// <summary>The app, in a person's words.</summary>
    [Required]
    public required string Prompt { get; init; }

    /// <summary>The project's name; from the prompt when it is left out.</summary>
    public string? Name { get; init; }

    /// <summary>The model to ask; <c>starter</c> asks none.</summary>
    public string? Model { get; init; }

    /// <summary>auto, browser, sandbox or docker.</summary>
    public string? Runtime { get; init; }

    /// <summary>What the first turn is to do; build when it is left out.</summary>
    public TurnMode? Mode { get; init; }

    /// <summary>Pictures and text files beside the prompt.</summary>
    public IReadOnlyList<AttachmentDto>? Attachments { get; init; }

    /// <summary>The starter to begin with; chosen by the prompt when it is left out.</summary>
    public string? Starter { get; init; }

    /// <summary>The language that the person reads, such as <c>pt-BR</c>.</summary>
    public string? Language { get; init; }
}

/// <summary>What changes about a project.</summary>
public sealed record UpdateProjectRequest(string? Name, string? Runtime = null);

/// <summary>A one-time address that lets a browser into the preview.</summary>
public sealed record PreviewLinkDto(string OpenUrl);
