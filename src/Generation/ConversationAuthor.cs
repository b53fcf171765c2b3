namespace Forja.Generation;

/// <summary>Who said a message.</summary>
public enum ConversationAuthor
{
    Person,
    Model,
}
