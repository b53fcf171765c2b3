namespace App;

/// <summary>As notas com que a API começa.</summary>
public static class Samples
{
    public static NoteChange[] All { get; } =
    [
        new("Boas-vindas", "Esta nota veio com a API.", true),
        new("Experimente os botões", "Cada rota da página pode ser chamada como está."),
    ];
}
