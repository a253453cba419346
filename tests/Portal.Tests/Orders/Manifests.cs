namespace Portal.Tests.Orders;

/// <summary>What the tests of ordering apply. The seed's own manifests are the customer's, word for word.</summary>
internal static class Manifests
{
    public static string SeedDefinition => Seed("xrd.yaml");

    public static string SeedComposition => Seed("composition.yaml");

    public static string SeedInstance => Seed("xpostgresqlinstance.yaml");

    public const string Catalog = """
        apiVersion: backstage.io/v1alpha1
        kind: Resource
        metadata:
          name: rds-postgres-provisioner
          description: Provision AWS RDS PostgreSQL instances
        spec:
          type: crossplane-provisioner
          owner: team-infra
        ---
        apiVersion: backstage.io/v1alpha1
        kind: Resource
        metadata:
          name: databases
          title: PostgreSQL database
          description: A managed PostgreSQL database
          tags: [database]
          annotations: {portal.internal/offering: xdatabases.platform.example.org}
        spec: {type: crossplane-provisioner, owner: team-infra}
        ---
        apiVersion: backstage.io/v1alpha1
        kind: Component
        metadata:
          name: orders-api
          title: Orders API
          annotations: {backstage.io/kubernetes-namespace: team-a}
        spec: {type: service, lifecycle: production, owner: team-a, system: orders}
        """;

    public const string Rights = """
        apiVersion: v1
        kind: Namespace
        metadata: {name: team-a}
        ---
        apiVersion: v1
        kind: Namespace
        metadata: {name: team-b}
        ---
        apiVersion: v1
        kind: Namespace
        metadata: {name: crossplane-system}
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRole
        metadata: {name: orderer}
        rules:
        - apiGroups: [platform.example.org]
          resources: ["*"]
          verbs: [get, list, watch, create, update, patch, delete]
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRole
        metadata: {name: seed-orderer}
        rules:
        - apiGroups: [database.example.com]
          resources: [xpostgresqlinstances]
          verbs: [get, list, watch, create, update, patch, delete]
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: RoleBinding
        metadata: {name: team-a, namespace: team-a}
        roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: orderer}
        subjects: [{apiGroup: rbac.authorization.k8s.io, kind: Group, name: team-a}]
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: RoleBinding
        metadata: {name: team-b, namespace: team-b}
        roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: orderer}
        subjects: [{apiGroup: rbac.authorization.k8s.io, kind: Group, name: team-b}]
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRoleBinding
        metadata: {name: seed-orderers}
        roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: seed-orderer}
        subjects:
        - {apiGroup: rbac.authorization.k8s.io, kind: Group, name: team-a}
        - {apiGroup: rbac.authorization.k8s.io, kind: Group, name: team-b}
        """;

    public const string ClaimDefinition = """
        apiVersion: apiextensions.crossplane.io/v1
        kind: CompositeResourceDefinition
        metadata: {name: xdatabases.platform.example.org}
        spec:
          group: platform.example.org
          names: {kind: XDatabase, plural: xdatabases}
          claimNames: {kind: Database, plural: databases}
          connectionSecretKeys: [username, password, endpoint]
          defaultCompositionRef: {name: small}
          versions:
          - name: v1alpha1
            served: true
            referenceable: false
            schema: {openAPIV3Schema: {type: object, properties: {spec: {type: object}}}}
          - name: v1
            served: true
            referenceable: true
            deprecated: true
            deprecationWarning: platform.example.org/v1 goes away in spring
            schema:
              openAPIV3Schema:
                type: object
                properties:
                  spec:
                    type: object
                    required: [storageGB]
                    properties:
                      storageGB: {type: integer, minimum: 20, maximum: 100, x-ui-label: Disk size}
                      engine: {type: string, default: postgres}
                      region: {type: string, x-kubernetes-validations: [{rule: self == oldSelf, message: The region is final}]}
                      tags: {type: object, additionalProperties: {type: string}}
        """;

    public const string ClaimCompositions = """
        apiVersion: apiextensions.crossplane.io/v1
        kind: Composition
        metadata: {name: small, annotations: {portal.internal/title: Small}}
        spec:
          compositeTypeRef: {apiVersion: platform.example.org/v1, kind: XDatabase}
          writeConnectionSecretsToNamespace: crossplane-system
          mode: Pipeline
          pipeline:
          - step: parts
            functionRef: {name: function-patch-and-transform}
            input:
              apiVersion: pt.fn.crossplane.io/v1beta1
              kind: Resources
              resources:
              - name: instance
                base: {apiVersion: rds.aws.upbound.io/v1beta1, kind: Instance, spec: {forProvider: {engine: postgres}, writeConnectionSecretToRef: {namespace: crossplane-system}}}
                patches:
                - {type: FromCompositeFieldPath, fromFieldPath: metadata.uid, toFieldPath: spec.writeConnectionSecretToRef.name, transforms: [{type: string, string: {type: Format, fmt: "%s-instance"}}]}
                connectionDetails: [{name: endpoint, type: FromConnectionSecretKey, fromConnectionSecretKey: address}]
          - step: ready
            functionRef: {name: function-auto-ready}
        ---
        apiVersion: apiextensions.crossplane.io/v1
        kind: Composition
        metadata: {name: large}
        spec:
          compositeTypeRef: {apiVersion: platform.example.org/v1, kind: XDatabase}
          resources:
          - name: instance
            base: {apiVersion: rds.aws.upbound.io/v1beta1, kind: Instance}
        """;

    public const string ModernDefinitions = """
        apiVersion: apiextensions.crossplane.io/v2
        kind: CompositeResourceDefinition
        metadata: {name: buckets.platform.example.org}
        spec:
          scope: Namespaced
          group: platform.example.org
          names: {kind: Bucket, plural: buckets}
          versions:
          - name: v1
            served: true
            referenceable: true
            schema: {openAPIV3Schema: {type: object, properties: {spec: {type: object, properties: {region: {type: string}}}}}}
        ---
        apiVersion: apiextensions.crossplane.io/v2
        kind: CompositeResourceDefinition
        metadata: {name: networks.platform.example.org}
        spec:
          scope: Cluster
          group: platform.example.org
          names: {kind: Network, plural: networks}
          versions:
          - name: v1
            served: true
            referenceable: true
            schema: {openAPIV3Schema: {type: object, properties: {spec: {type: object, properties: {cidr: {type: string}}}}}}
        """;

    private static string Seed(string name) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Orders", "seed", name));
}
