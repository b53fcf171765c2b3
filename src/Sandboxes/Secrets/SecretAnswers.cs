namespace Forja.Sandboxes.Secrets;

/// <summary>The variables of a project's app: of secrets their names alone.</summary>
internal sealed record SecretAnswers(IReadOnlyList<SecretAnswer> Secrets, IReadOnlyList<VariableAnswer> Variables);

/// <summary>A secret, without its value: that is never told again.</summary>
internal sealed record SecretAnswer(string Name, DateTimeOffset UpdatedAt);

/// <summary>A plain variable. The value is null when the keys that sealed it are lost.</summary>
internal sealed record VariableAnswer(string Name, string? Value, DateTimeOffset UpdatedAt);

/// <summary>What to set.</summary>
internal sealed record SecretBody(string Value);
