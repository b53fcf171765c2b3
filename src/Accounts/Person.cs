namespace Forja.Accounts;

/// <summary>Who acts. In local mode there is one person: whoever holds this instance's secrets.</summary>
public sealed record Person(string Name)
{
    public static readonly Person Local = new(Environment.UserName);
}
