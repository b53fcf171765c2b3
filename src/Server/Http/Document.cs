using Forja.ProjectFiles;
using Forja.Turns.Events;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Forja.Server.Http;

/// <summary>What the OpenAPI document says beyond what the code shows.</summary>
internal static class Document
{
    // These write themselves as plain text, which the generator of schemas cannot see through their converters.
    private static readonly HashSet<Type> Texts = [typeof(FilePath), typeof(ContentHash), typeof(ProjectId)];

    public static void Shape(OpenApiOptions options) => options.AddSchemaTransformer(ShapeText).AddDocumentTransformer((document, _, _) =>
    {
        document.Info.Title = "Forja";
        document.Info.Version = "v1";
        document.Info.Description = "Describe an app, watch it being written, use it live. Errors are RFC 9457 problems with a stable `code`.";

        // The address is the reader's own; a port of the machine that built this would be wrong everywhere else.
        document.Servers?.Clear();

        // What tells the events apart is always there; the generator of schemas leaves that to the union.
        foreach (var (name, schema) in document.Components?.Schemas ?? new Dictionary<string, IOpenApiSchema>())
        {
            if (name.StartsWith(nameof(ProjectEvent), StringComparison.Ordinal) && name != nameof(ProjectEvent)) (((OpenApiSchema)schema).Required ??= new HashSet<string>()).Add("type");
        }

        return Task.CompletedTask;
    });

    private static Task ShapeText(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        if (Texts.Contains(context.JsonTypeInfo.Type)) schema.Type = JsonSchemaType.String;
        return Task.CompletedTask;
    }
}
